// The worker a rehearsal runs in. It knows nothing but what the page sends it, asks nobody and changes nothing.
import { openRehearsing, type ToWorker } from './rehearsing.ts';

const take = openRehearsing((message) => postMessage(message));
addEventListener('message', ({ data }: MessageEvent<ToWorker>) => take(data));
