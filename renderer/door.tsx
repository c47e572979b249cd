import { createRoot } from 'react-dom/client';
import { createClient } from '../preload/contract/client.ts';
import './design/base.css';
import { DoorApp } from './door/door-app.tsx';
import { createDoorStore } from './door/door-store.ts';
import { NoStation } from './door/no-station.tsx';
import { SurroundingsProvider } from './door/surroundings.tsx';
import { hearScansOfPanel } from './keyboard/panel-scans.ts';
import { takeKeyboard } from './keyboard/keyboard.ts';
import { createWaitingOutlet } from './keyboard/waiting-outlet.ts';
import { prepareTexts } from './text/language.ts';
import { openTransport } from './transport.ts';

/** Starts the public window. Keys are taken first: somebody may scan while the page still starts. */
async function start(place: Element): Promise<void> {
  const outlet = createWaitingOutlet();
  const keyboard = takeKeyboard(window, outlet);
  hearScansOfPanel(outlet);
  await prepareTexts('id');
  const root = createRoot(place);
  const transport = await openTransport().catch(() => null);
  if (!transport) {
    root.render(<NoStation />);
    return;
  }
  const client = createClient(transport);
  outlet.leadTo({
    submit: (text, rhythm) => void client.call('scan.submit', { text, method: 'wedge', rhythm }),
    reject: (code, length, rhythm) => void client.call('scan.reject', { code, length, rhythm }),
  });
  root.render(
    <SurroundingsProvider value={{ client, keyboard }}>
      <DoorApp store={createDoorStore(client)} />
    </SurroundingsProvider>,
  );
}

const place = document.querySelector('#root');
if (place) void start(place);
