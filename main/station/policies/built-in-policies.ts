import september2021 from '../../../assets/policies/pedulilindungi-2021-09.json' with { type: 'json' };
import february2022 from '../../../assets/policies/pedulilindungi-2022-02.json' with { type: 'json' };
import july2022 from '../../../assets/policies/pedulilindungi-2022-07.json' with { type: 'json' };
import visitorRegister from '../../../assets/policies/visitor-register.json' with { type: 'json' };
import { parsePolicy } from '../../core/policy/policy.ts';
import type { Policy } from '../../core/policy/policy.ts';

/**
 * Gives the policies that come with the program, oldest first; each is checked like one from outside. The register
 * of visitors is the newest, and taken only where it is named.
 */
export function builtInPolicies(): readonly Policy[] {
  return [september2021, february2022, july2022, visitorRegister].map(read);
}

function read(json: unknown): Policy {
  const policy = parsePolicy(json);
  if (!policy.ok) throw new Error(`a built-in policy is broken at ${policy.failure.seen ?? '?'}`);
  return policy.value;
}
