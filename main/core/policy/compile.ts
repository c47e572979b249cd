import { boolsiness, dccDateOfBirth, extractFromUVCI, isInt, plusTime } from 'certlogic-js/dist/internals.js';
import type { CertLogicExpression, TimeUnit } from 'certlogic-js';
import { millisecondsPerDay, millisecondsPerHour } from '../units.ts';

/*
 * CertLogic as functions: an expression is walked once and then called for each person, which is what lets the rows
 * of a month be judged again while somebody waits. The engine `certlogic-js` is the oracle: what dates, truth and
 * identifiers mean is its own code, and a property test compares the rest with it (docs/decisions/0021).
 */

/** An expression, ready to be asked. Throws where CertLogic does: where an operand is missing or of another kind. */
export type Compiled = (data: unknown) => unknown;

type Operation = (operands: readonly Compiled[], raw: readonly unknown[]) => Compiled;

/** Gives the function of an expression. Total: what is no expression throws when it is asked, as the engine does. */
export function compile(expression: unknown): Compiled {
  if (typeof expression === 'string' || typeof expression === 'boolean' || isInt(expression))
    return () => expression;
  if (Array.isArray(expression)) {
    const items = expression.map(compile);
    return (data) => items.map((item) => item(data));
  }
  if (typeof expression !== 'object' || expression === null) return broken('invalid expression');
  const [entry, ...others] = Object.entries(expression);
  if (entry === undefined || others.length > 0) return broken('unrecognised expression object');
  const [operator, raw] = entry as [string, unknown];
  if (operator === 'var') return compileVar(raw);
  const operation = operations.get(operator);
  if (!Array.isArray(raw) || raw.length === 0) return broken('an operation without operands');
  return operation === undefined ? broken('unrecognised operator') : operation(raw.map(compile), raw);
}

function broken(why: string): Compiled {
  return () => {
    throw new Error(why);
  };
}

function compileVar(path: unknown): Compiled {
  if (typeof path !== 'string') return broken('a path that is no text');
  if (path === '') return (data) => data;
  const steps = path.split('.').map((step) => (/^\s*[+-]?\d/.test(step) ? parseInt(step, 10) : step));
  return (data) => {
    let value: unknown = data;
    for (const step of steps) {
      if (value === null) return null;
      value = (value as Readonly<Record<string | number, unknown>>)[step] ?? null;
    }
    return value;
  };
}

/** The truth of a value; throws for one that has none. */
function truth(value: unknown): boolean {
  const is = typeof value === 'boolean' ? value : boolsiness(value);
  if (is === undefined) throw new Error('neither truthy nor falsy');
  return is;
}

const compileIf: Operation = ([guard, then, otherwise]) =>
  guard === undefined || then === undefined || otherwise === undefined
    ? broken('an if needs three operands')
    : (data) => (truth(guard(data)) ? then(data) : otherwise(data));

/** Lazy: stops at the first falsy operand and gives that. */
const compileAnd: Operation = (operands) =>
  operands.length < 2
    ? broken('an and needs two operands')
    : (data) => {
        let value: unknown = true;
        for (const operand of operands) {
          value = operand(data);
          if (!truth(value)) return value;
        }
        return value;
      };

const compileNot: Operation =
  ([operand = broken('a ! needs an operand')]) =>
  (data) =>
    !truth(operand(data));

/** A comparison of two operands, or of three in a row; all are worked out first. */
function comparison(
  isOperand: (value: unknown) => boolean,
  holds: (left: never, right: never) => boolean,
): Operation {
  return ([first, second, third, ...others]) => {
    if (first === undefined || second === undefined || others.length > 0)
      return broken('a comparison needs two or three operands');
    return (data) => {
      const values = [first(data), second(data), ...(third === undefined ? [] : [third(data)])] as never[];
      if (!values.every(isOperand)) throw new Error('an operand of another kind');
      return values.every((value, at) => at === 0 || holds(values[at - 1] as never, value));
    };
  };
}

const isDate = (value: unknown) => value instanceof Date;
const numbers = (holds: (left: number, right: number) => boolean) => comparison(isInt, holds);
const dates = (holds: (left: Date, right: Date) => boolean) => comparison(isDate, holds);

function infix(work: (left: unknown, right: unknown) => unknown): Operation {
  return ([left, right, ...others]) =>
    left === undefined || right === undefined || others.length > 0
      ? broken('an operation needs two operands')
      : (data) => work(left(data), right(data));
}

function isIn(value: unknown, list: unknown): boolean {
  if (!Array.isArray(list)) throw new Error('in needs a list');
  return list.includes(value);
}

function sum(left: unknown, right: unknown): number {
  if (!isInt(left) || !isInt(right)) throw new Error('a sum needs whole numbers');
  return left + right;
}

const timeUnits: readonly unknown[] = ['year', 'month', 'day', 'hour'];

/** Every rule about dates reads the clock, and many people were vaccinated on one day: texts are read once. */
const knownInstants = new Map<string, number>();
const mostKnownInstants = 10_000;

function instantOf(text: string): number {
  const known = knownInstants.get(text);
  if (known !== undefined) return known;
  const instant = plusTime(text, 0, 'day').getTime();
  if (knownInstants.size >= mostKnownInstants) knownInstants.clear();
  knownInstants.set(text, instant);
  return instant;
}

/** Days and hours of UTC are all of one length; months and years are the engine's matter. */
const lengths: Readonly<Partial<Record<TimeUnit, number>>> = {
  day: millisecondsPerDay,
  hour: millisecondsPerHour,
};

function dateOf(text: string, amount: number, unit: TimeUnit): Date {
  const length = lengths[unit];
  return length === undefined ? plusTime(text, amount, unit) : new Date(instantOf(text) + amount * length);
}

const compilePlusTime: Operation = ([operand], [, amount, unit]) => {
  if (operand === undefined || !isInt(amount) || !timeUnits.includes(unit))
    return broken('plusTime needs a span');
  return (data) => {
    const text = operand(data);
    if (typeof text !== 'string') throw new Error('plusTime needs a text');
    return dateOf(text, amount, unit as TimeUnit);
  };
};

/** The lambda sees the accumulator and the current item, and nothing else. */
const compileReduce: Operation = ([operand, lambda, initial]) => {
  if (operand === undefined || lambda === undefined || initial === undefined)
    return broken('a reduce needs three operands');
  return (data) => {
    const items = operand(data);
    if (items !== null && !Array.isArray(items)) throw new Error('reduce needs a list');
    let accumulator = initial(data);
    for (const current of (items ?? []) as readonly unknown[]) accumulator = lambda({ accumulator, current });
    return accumulator;
  };
};

const compileExtract: Operation = ([operand], [, index]) =>
  operand === undefined || !isInt(index)
    ? broken('extractFromUVCI needs an index')
    : (data) => {
        const text = operand(data);
        if (text !== null && typeof text !== 'string') throw new Error('extractFromUVCI needs a text');
        return extractFromUVCI(text, index);
      };

const compileBirthDate: Operation =
  ([operand = broken('dccDateOfBirth needs an operand')]) =>
  (data) => {
    const text = operand(data);
    if (typeof text !== 'string') throw new Error('dccDateOfBirth needs a text');
    return dccDateOfBirth(text);
  };

const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['if', compileIf],
  ['and', compileAnd],
  ['!', compileNot],
  ['===', infix((left, right) => left === right)],
  ['in', infix(isIn)],
  ['+', infix(sum)],
  ['<', numbers((left, right) => left < right)],
  ['>', numbers((left, right) => left > right)],
  ['<=', numbers((left, right) => left <= right)],
  ['>=', numbers((left, right) => left >= right)],
  ['before', dates((left, right) => left < right)],
  ['after', dates((left, right) => left > right)],
  ['not-after', dates((left, right) => left <= right)],
  ['not-before', dates((left, right) => left >= right)],
  ['plusTime', compilePlusTime],
  ['reduce', compileReduce],
  ['extractFromUVCI', compileExtract],
  ['dccDateOfBirth', compileBirthDate],
]);

/** Gives the compiled form of an expression of a policy, made once for as long as the policy lives. */
export function compiledOnce(expression: CertLogicExpression): Compiled {
  if (typeof expression !== 'object') return () => expression;
  const known = compiled.get(expression);
  if (known !== undefined) return known;
  const made = compile(expression);
  compiled.set(expression, made);
  return made;
}

const compiled = new WeakMap<object, Compiled>();
