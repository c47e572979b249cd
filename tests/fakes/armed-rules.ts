import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInPolicies } from '../../main/station/policies/built-in-policies.ts';

/** Lets the newest built-in rules bind everybody, as if two guards had armed them at this station before. */
export function armRules(dataDir: string): void {
  const policy = builtInPolicies().find(({ id }) => id === 'pedulilindungi-2022-07');
  if (policy === undefined) throw new Error('the newest rules have another name now');
  const arming = {
    state: 'armed',
    policyId: policy.id,
    policyVersion: policy.version,
    at: 0,
    classes: policy.classes.map(({ id }) => id),
    basis: 'Peraturan uji 1/2022',
    askedBy: 'petugas-1',
    approvedBy: 'petugas-2',
  };
  writeFileSync(join(dataDir, 'arming.json'), JSON.stringify(arming));
}
