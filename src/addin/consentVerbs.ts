// What a seller may do about what they agreed to: answer, put the question off, look at it and change it in Privacy.
import { saveOwnConsent } from '../crm/research/consents.ts';
import { CONSENT_TEXT_VERSION, mayResearch } from '../domain/consent.ts';
import { AppError } from '../domain/errors.ts';
import { steadyId } from '../crm/steadyId.ts';
import { keepAnswer } from './consent.ts';
import type { ConsentMemory } from './consentMemory.ts';
import { crmOf, type Control, type Lasting } from './state.ts';
import type { ConsentChoice, ConsentVerbs } from './paneVerbs.ts';

/** Kept records of leads whose names start so hold facts from the web. */
const WEB_FACTS = 'lead-page|';

export function consentVerbs({ state, changed }: Control): ConsentVerbs {
  const withMemory = (work: (memory: ConsentMemory) => void): void => {
    const memory = state.lasting?.home?.consent;
    if (memory === undefined) return;
    delete memory.done;
    delete memory.trouble;
    work(memory);
    changed();
  };
  return {
    async saveConsent(choice) {
      const { lasting } = state;
      const memory = lasting?.home?.consent;
      if (lasting === undefined || memory === undefined || memory.isSaving) return;
      memory.isSaving = true;
      delete memory.done;
      delete memory.trouble;
      changed();
      try {
        memory.done = await save(lasting, memory, choice);
      } catch (error) {
        memory.trouble = error instanceof AppError ? error.code : 'unexpected';
      } finally {
        memory.isSaving = false;
        changed();
      }
    },
    askConsentLater: () => withMemory((memory) => void (memory.isPutOff = true)),
    openPrivacy: () => withMemory((memory) => void (memory.isPrivacyOpen = true)),
    closePrivacy: () => withMemory((memory) => void (memory.isPrivacyOpen = false)),
  };
}

async function save(lasting: Lasting, memory: ConsentMemory, choice: ConsentChoice): Promise<'saved' | 'revoked'> {
  const { organization, mailbox } = lasting;
  const crm = crmOf(lasting);
  const mightBefore = mayResearch(memory.known ?? undefined);
  const id = await steadyId(organization ?? '', mailbox.address.toLowerCase(), 'consent');
  const saved = await saveOwnConsent(crm, { textVersion: CONSENT_TEXT_VERSION, ...choice }, { id, name: mailbox.name });
  keepAnswer(lasting, memory, saved);
  memory.askedAt = Date.now();
  if (mayResearch(saved)) return 'saved';
  await lasting.cache.records.forgetAll(WEB_FACTS).catch(() => undefined);
  return mightBefore ? 'revoked' : 'saved';
}
