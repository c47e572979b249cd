import { createRoot } from 'react-dom/client';
import { createClient } from '../preload/contract/client.ts';
import './design/base.css';
import { SurroundingsProvider } from './door/surroundings.tsx';
import { GuardApp } from './guard/guard-app.tsx';
import { createPanelStore } from './guard/panel-store.ts';
import { takeKeyboard } from './keyboard/keyboard.ts';
import { outletToDoor } from './keyboard/panel-scans.ts';
import { prepareTexts } from './text/language.ts';
import { openTransport } from './transport.ts';

/** Starts the guard's document, which has a session of its own. */
async function start(place: Element): Promise<void> {
  await prepareTexts('id');
  const client = createClient(await openTransport());
  const keyboard = takeKeyboard(window, outletToDoor());
  createRoot(place).render(
    <SurroundingsProvider value={{ client, keyboard }}>
      <GuardApp store={createPanelStore(client)} />
    </SurroundingsProvider>,
  );
}

const place = document.querySelector('#root');
if (place) void start(place);
