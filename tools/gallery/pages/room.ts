import type { ExportJob, ExportView } from '../../../preload/contract/stick-view.ts';
import type { Picture } from '../picture.ts';
import { pictureTime } from '../samples.ts';

const exports: ExportView = {
  sticks: [
    {
      device: '/dev/sdb1',
      label: 'DINAS KESEHATAN',
      fileSystem: 'vfat',
      freeBytes: 7_400_000_000,
      totalBytes: 15_900_000_000,
      whyUnfit: null,
    },
    {
      device: '/dev/sdc1',
      label: 'FOTO 2019',
      fileSystem: 'exfat',
      freeBytes: 400_000,
      totalBytes: 31_000_000_000,
      whyUnfit: 'EXPORT_TARGET_FULL',
    },
  ],
  job: { state: 'none' },
  plainIsAllowed: false,
  hasRecipients: true,
};

const running: ExportJob = {
  state: 'running',
  device: '/dev/sdb1',
  phase: 'rows',
  done: 61_240,
  total: 128_402,
};
const done: ExportJob = {
  state: 'done',
  device: '/dev/sdb1',
  folder: `ambang-7QK2M4ZC9T1WX0RD-${new Date(pictureTime).toISOString().slice(0, 10)}`,
  rows: 128_402,
  files: 6,
  bytes: 24_800_000,
  headCode: '4K7Q-9TZM-1C0W-XR2D',
  removal: null,
};

/** What the station answers in the pictures of the supervisor's room. */
export const roomReplies = { 'export.read': exports };

const job = (name: string, state: ExportJob): Picture => ({
  name,
  scene: null,
  role: 'supervisor',
  act: async (page, station) => {
    await page.keyboard.press('Insert');
    await page.locator('form').waitFor();
    await station.emit('export-job', state);
  },
});

export const roomPictures: readonly Picture[] = [
  { name: 'room-export', scene: null, role: 'supervisor', act: (page) => page.keyboard.press('Insert') },
  job('room-export-running', running),
  job('room-export-done', done),
  job('room-export-removed', { ...done, removal: 'checked' }),
  job('room-export-failed', { state: 'failed', device: '/dev/sdb1', code: 'EXPORT_TARGET_GONE' }),
];
