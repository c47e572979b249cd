import type { Client } from '../../preload/contract/client.ts';
import { callForPractice } from './practice-call.ts';

/** Begins a practice in the public window and closes the panel, which would lie over it. */
export function practise(client: Client): void {
  callForPractice();
  void client.call('guard.close', null);
}
