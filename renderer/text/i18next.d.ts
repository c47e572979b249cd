import 'i18next';
import type demo from '../../assets/locales/id/demo.json';
import type door from '../../assets/locales/id/door.json';
import type guard from '../../assets/locales/id/guard.json';
import type noPhone from '../../assets/locales/id/noPhone.json';
import type room from '../../assets/locales/id/room.json';
import type practice from '../../assets/locales/id/practice.json';
import type scanners from '../../assets/locales/id/scanners.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'door';
    resources: {
      door: typeof door;
      guard: typeof guard;
      demo: typeof demo;
      practice: typeof practice;
      scanners: typeof scanners;
      noPhone: typeof noPhone;
      room: typeof room;
      reasons: Record<string, string>;
      camera: { camera: Record<string, string> } & Record<string, string>;
    };
  }
}
