import { expect, test } from 'vitest';
import { createPortWatch } from '../../../main/station/scanner/list-ports.ts';

/** A watch over a pretended /dev, with a count of how often the costly list was asked for. */
function watchOver(state: { names: readonly string[] | null; ports: readonly string[] }) {
  const asked = { times: 0 };
  const look = createPortWatch(
    () => state.names,
    () => {
      asked.times += 1;
      return Promise.resolve(state.ports);
    },
  );
  return { look, asked };
}

test('the list is not asked for while no serial device is plugged in', async () => {
  const { look, asked } = watchOver({ names: ['tty1', 'ttyS0', 'video0'], ports: [] });
  expect(await look()).toEqual([]);
  expect(asked.times).toBe(0);
});

test('the list is asked for once when a device comes, and again when it is another', async () => {
  const state = { names: ['ttyACM0'], ports: ['/dev/ttyACM0'] };
  const { look, asked } = watchOver(state);
  expect([await look(), await look()]).toEqual([['/dev/ttyACM0'], ['/dev/ttyACM0']]);
  expect(asked.times).toBe(1);
  state.names = ['ttyUSB3'];
  state.ports = ['/dev/ttyUSB3'];
  expect(await look()).toEqual(['/dev/ttyUSB3']);
  expect(asked.times).toBe(2);
});

test('a device that the system does not know yet is asked for until it does', async () => {
  const state: { names: readonly string[]; ports: readonly string[] } = { names: ['ttyACM0'], ports: [] };
  const { look } = watchOver(state);
  expect(await look()).toEqual([]);
  state.ports = ['/dev/ttyACM0'];
  expect(await look()).toEqual(['/dev/ttyACM0']);
});

test('every look is a list where there is no /dev', async () => {
  const { look, asked } = watchOver({ names: null, ports: ['COM3'] });
  expect([await look(), await look()]).toEqual([['COM3'], ['COM3']]);
  expect(asked.times).toBe(2);
});
