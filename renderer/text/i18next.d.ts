import 'i18next';
import type day from '../../assets/locales/id/day.json';
import type demo from '../../assets/locales/id/demo.json';
import type door from '../../assets/locales/id/door.json';
import type guard from '../../assets/locales/id/guard.json';
import type noPhone from '../../assets/locales/id/noPhone.json';
import type room from '../../assets/locales/id/room.json';
import type practice from '../../assets/locales/id/practice.json';
import type rules from '../../assets/locales/id/rules.json';
import type scanners from '../../assets/locales/id/scanners.json';
import type whatIf from '../../assets/locales/id/what-if.json';
import type inside from '../../assets/locales/id/inside.json';
import type passes from '../../assets/locales/id/passes.json';
import type rollCall from '../../assets/locales/id/roll-call.json';
import type shift from '../../assets/locales/id/shift.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'door';
    resources: {
      door: typeof door;
      guard: typeof guard;
      demo: typeof demo;
      inside: typeof inside;
      passes: typeof passes;
      practice: typeof practice;
      'roll-call': typeof rollCall;
      shift: typeof shift;
      scanners: typeof scanners;
      noPhone: typeof noPhone;
      room: typeof room;
      rules: typeof rules;
      day: typeof day;
      'what-if': typeof whatIf;
      reasons: Record<string, string>;
      camera: { camera: Record<string, string> } & Record<string, string>;
    };
  }
}
