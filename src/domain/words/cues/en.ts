// English cues. Weights: 2 = says it outright, 1 = enough alone, 0.5 = needs company, negative = speaks against it.
import type { CueTable } from '../cueMatcher.ts';

export const englishCues: CueTable = {
  'opt-out': {
    2: 'unsubscribe me, unsubscribe us, please unsubscribe, take me off, take us off, remove me from, remove us from, remove my .. address, remove my .. email, stop emailing, stop mailing, stop contacting, stop reaching out, please stop, stop sending me, stop writing, do not contact, don t contact, do not email, don t email me, do not write, never contact, no more emails, no further emails, off your list, off this list, delete my data, delete my details, erase my data, opt out, lose my number',
    1: 'unsubscribe, cease .. contact, gdpr request, remove from .. list, mailing list .. remove, did not consent, never signed up, without my consent, right to erasure',
  },
  complaint: {
    2: 'complaint, report you, reporting you, legal action, lawyer, harass*, this is spam, spamming',
    1: 'unacceptable, outrageous, ridiculous, disgrace*, appalling, furious, how dare, third time .. told, annoying, fed up, sick of, waste of my time',
  },
  'wrong-person': {
    2: 'wrong person, not the right person, not the right contact, wrong contact, wrong department, not my department, not my area, no longer work*, no longer with, left the company, not responsible for, i don t handle, i do not handle, don t deal with, wrong address, not the person, not the one who decides',
    1: 'not me you want, isn t me, not my call, not my remit, above my pay, moved to another, retired in, retired last, out of my hands, someone else handles, decided in .. not, not by us',
  },
  referral: {
    2: 'reach out to, contact my colleague, speak to my colleague, talk to my colleague, get in touch with, please contact, forwarded your email to, forwarding .. to, passed .. on to, pass .. to my, copied in my colleague, looping in, adding my colleague, responsible is, in charge is, your best contact, best person, right person .. is, the person .. is, direct your, speak with, talk to our',
    1: 'my colleague, try .. at, ask for, cc d, cc ing, in copy, copying in, handles this, looks after, owns this, takes care of, is responsible for, runs the, you want .. in, you need .. in, her email, his email, their email, write to her, write to him, write to our, call her, call him, over to',
  },
  'not-interested': {
    2: 'not interested, not intrested, no interest, not .. fit, not .. aligned, doesn t align, doesn t meet, isn t relevant, is not relevant, not pursuing, not open to, aren t interested, committed to another, happy with .. provider, happy with .. supplier, happy with .. tool*, see .. no value, don t see .. value, no thank you, no thanks, not a fit, not for us, not for me, we ll pass, we will pass, i ll pass, going to pass, have to pass, not looking, decided against, decided not to, decided to go with, went with, gone with another, chosen another, chose another, signed with, don t need, do not need, no need for, not needed, have no use, thanks but no, please close, well looked after, happy with our current, happy with what we have, happy where we are, not going to happen',
    1: 'no plans, isn t .. priority, isn t something, not .. priority, nothing we need, not in the market, already have a supplier, already have a provider, already use, already using, in house solution, rather not, not relevant, not our thing, no budget, never again, waste, won t be, not going to, not proceed*, withdraw*, leave it there, not a priority at all, don t bother, save yourself, not convinced, shut down, closed the project, no longer need, no longer looking, hard no',
  },
  'not-now': {
    2: 'not now, not right now, not at the moment, not at this time, not this year, not this quarter, not until, come back in, get back to me in, get back to us in, check back, check in again, circle back, revisit .. in, revisit next, reconnect in, ping me in, try me in, try again in, try me again, after the summer, after summer, next fiscal year, next budget, budget .. frozen, budget freeze, hiring freeze, bad timing, timing isn t, timing is not, later this year, later in the year, next quarter, early next year, maybe next year, on hold, park this, parked until, back burner',
    1: 'too early, swamped until, busy until, slammed until, nothing before, not before, until then, once the, budget cycle, budgets are set, no capacity, too much on, other priorities, priority right now, remind me, in a few months, in six months, in three months, next year, half year, when things calm, when the dust, in the new year, postpone*, delayed until, wait until, hold off',
  },
  'meeting-request': {
    2: 'schedule a call, schedule a meeting, set up a call, set up a meeting, set up some time, book a call, book a meeting, book a demo, schedule a demo, schedule .. call, schedule .. meeting, schedule .. demo, schedule .. discussion, set up .. demo, set up .. call, let s connect, let s discuss, let s schedule, a quick call, jump on a call, hop on a call, have a call, give me a call, give me a ring, ring me, call me, phone me, send .. invite, send .. calendar, calendar invite, works for me, work for you, suits me, suit you, i m free, i am free, we re free, i m available, we are available, are you available, are you free, let s meet, let s talk, let s speak, come by, drop by, pop in, come over, come to our, visit us, on site, site visit, face to face, in person, arrange a meeting, arrange a call, find a time, find a slot, a demo, show us, walk us through, walk me through, teams call, zoom, teams link, meet you, see you on, pencil .. in, put me down, slot in, that works, happy to meet, happy to chat, happy to talk, meet on, meet at, talk on, speak on',
    1: 'meeting, appointment, calendly, half an hour, 30 minutes, 20 minutes, 15 minutes, fifteen minutes, thirty minutes, an hour, grab a coffee, over coffee, over lunch, my calendar, my diary, reschedule, can do, could do, works better, work best, come in, the call, conference call',
    0.5: 'call, talk, speak, chat, discuss, free, available, slot, time',
    '-1.5': 'no call*, not a call, no meeting*, don t call, do not call, no phone, rather not call, no demo, meeting with the board',
  },
  'concession-request': {
    2: 'a discount, any discount, percent discount, discount on, discount for, discount if, give .. discount, offer .. discount, better price, lower price, price reduction, knock .. off, bring .. down, come down on, sharpen, best price, best and final, match .. price, match their, beat .. price, price match, reduce the price, volume discount, rebate, free of charge, throw in, waive, longer payment, payment terms, extend the trial, move on price, wiggle room, room on the price, room to move, meet us at, meet me at, do better on, can you do it for, too expensive unless, if you can do, percent off, off the list',
    1: 'discount*, cheaper, negotiat*, concession, special terms, special conditions, exception, non profit rate, charity rate, loyalty, trim, shave, get to, get it down, sign today if, sign if, sign this week if, deal if, longer trial, call me back about the contract',
  },
  'pricing-request': {
    2: 'how much, what does it cost, what would it cost, what do you charge, what s the price, what is the price, the price of, price per, price for, price list, pricelist, pricing, a quote, quotation, quote for, rough idea of cost, cost estimate, ballpark, send .. prices, your rates, total cost, per seat, per user, per month, per license, per unit, license cost, a number, numbers please, offer for, budget for this, what are we talking',
    1: 'price*, cost*, rate card, fee*, tariff, priced, charge, expensive, tco, numbers',
    '-1': 'costs us, price was fine, price is fine, price isn t the',
  },
  'information-request': {
    2: 'can you send, could you send, please send, please provide, please share, provide us, provide me, send me, send us, send over, send across, could you share, can you share, please share, more information, more details, more info, further information, tell me more, tell us more, data sheet, datasheet, brochure, case study, case studies, white paper, whitepaper, documentation, spec sheet, specification*, references, reference customer, reference customers, i d like the list, i d like to know, we d like to know, i would like to know, want to know, need to know, wondering if, wondering whether, wonder if, curious whether, curious if, could you explain, can you explain, could you confirm, can you confirm, please confirm, confirm in which, tell me whether, tell me if, tell us whether, please tell, let me have, let us have, let me know if, let me know whether, let us know whether, how does, how do you, does it, do you support, do you offer, do you have, does your, is there a, is it possible, can it, what is the lead time, lead time, integrat*, compatible, which version, gdpr compliant, certif*, sample, samples',
    1: 'details, information, question, questions, sheet, manual, guide, drawing*, dimensions, certificate, whats the, what s the, what about, how long, how many, which, whether, security questionnaire, dpa, warranty, sla, support, evidence, proof, example',
  },
  objection: {
    2: 'too expensive, too complicated, too big for us, too small for us, security concern*, worried about, concerned about, concern is, my concern, our concern, not sure it, not convinced that, don t see how, doesn t fit, does not fit, wouldn t work, deal breaker, dealbreaker, tried that before, tried something similar, burned before, the problem is, locked in, under contract, tied in, contract runs until, over our budget, out of our budget',
    1: 'but, however, skeptical, sceptical, hesitant, risk*, unless, lock in, heard bad, bad experience, unfortunately, nowhere near',
  },
  'positive-interest': {
    2: 'interested, intrested, eager, excited, looking forward to, game changer, could help us, could solve, could save us, sounds good, sounds great, sounds interesting, looks good, looks great, looks interesting, love it, love to, would love, very keen, keen to, let s do it, let s go ahead, go ahead, let s proceed, we re in, count us in, count me in, sign me up, send the contract, send me the contract, where do i sign, next steps, what s next, move forward, moving forward, ready to, impressed, exactly what we, just what we, perfect timing, good timing, approved, got the green light, green light, signed off, on board, convinced, want one',
    1: 'great, excellent, perfect, promising, brilliant, fantastic, intriguing, yes please, absolutely, sure, happy with the demo, impressed by, good news, liked, worth a look, worth exploring, makes sense, tempted',
    '-2': 'not interested, no interest, not intrested, aren t interested, not .. eager, not .. excited',
  },
  'out-of-office': {
    2: 'out of office, out of the office, on annual leave, on vacation, on holiday, on leave, maternity leave, paternity leave, parental leave, sick leave, limited access to email, no access to email, return to the office, returning to the office, back in the office, i will be back, i ll be back, i m away, i am away, currently away, will be out, office is closed, offices are closed, we are closed, closed for, travelling until, traveling until',
    1: 'away until, out until, back on, i return, upon my return, on my return, urgent matters, in urgent cases, in my absence, while i am away, while i m away, boarding now',
  },
  'decline-time': { 1: 'no good, write off, doesn t work, does not work, won t work, can t do, can t make, cannot, not available, is out, is full, is bad, not .. free, impossible, instead of, rather than, isn t possible, taken, busy, booked' },
  'small-talk': { 1: 'how are you, how s it going, hope you, hope this, how was, what s up, long time no' },
};
