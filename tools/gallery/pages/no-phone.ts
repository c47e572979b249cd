import type { Picture } from '../picture.ts';

/** What the station answers in the pictures of people without a phone. */
export const noPhoneReplies = {
  'person.search': {
    hasRoster: true,
    found: [
      { id: 1, name: 'SITI RAHAYU', unit: 'Dinas Kesehatan', personClass: 'employee' },
      { id: 2, name: 'SITI NURHALIZA BINTI ABDULLAH', unit: 'Sekretariat Daerah', personClass: 'employee' },
      {
        id: 3,
        name: 'SITI AMINAH',
        unit: 'Dinas Kependudukan dan Pencatatan Sipil',
        personClass: 'employee',
      },
    ],
  },
};

const typed = (name: string, text: string, answer?: object): Picture => ({
  name,
  scene: null,
  act: async (page, station) => {
    if (answer) await station.answer('person.search', { ok: true, value: answer });
    await page.keyboard.press('F5');
    await page.locator('form input').waitFor();
    await page.keyboard.type(text, { delay: 120 });
    await page.waitForTimeout(400);
  },
});

export const noPhonePictures: readonly Picture[] = [
  { name: 'guard-no-phone', scene: null, act: (page) => page.keyboard.press('F5') },
  typed('guard-no-phone-number', '6474991234560001'),
  typed('guard-no-phone-name', 'siti'),
  typed('guard-no-phone-nobody', 'zulkifli', { hasRoster: true, found: [] }),
  typed('guard-no-phone-no-roster', 'siti', { hasRoster: false, found: [] }),
  { name: 'guard-exceptions', scene: null, act: (page) => page.keyboard.press('F3') },
  { name: 'guard-paper-card', scene: null, act: (page) => page.keyboard.press('F1') },
];
