import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { waitFor } from '../fakes/wait-for.ts';

const starter = `
import { startBound } from ${JSON.stringify(new URL('../../main/station/bound-process.ts', import.meta.url).href)};
process.stdout.write(String(startBound('sleep', ['60']).pid));
`;

test('a program that was started for a station ends with it when the station is killed', async () => {
  const station = spawn(process.execPath, ['--input-type=module-typescript', '-e', starter], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [pid] = (await once(station.stdout, 'data')) as [Buffer];
  const program = `/proc/${pid.toString()}`;
  expect(existsSync(program)).toBe(true);
  station.kill('SIGKILL');
  await waitFor(() => !existsSync(program), 2000);
});
