const shortestPin = 6;

/**
 * Tells whether a PIN is among the first that anybody would try: too short, one digit or a short group
 * repeated, digits in a row up or down, a pair of years or a palindrome of a few digits.
 */
export function isWeakPin(pin: string): boolean {
  return (
    pin.length < shortestPin ||
    !/^\d+$/.test(pin) ||
    repeatsAGroup(pin) ||
    isARow(pin) ||
    new Set(pin).size < 3 ||
    isPairsOfOneDigit(pin)
  );
}

/** 000000, 121212, 123123. */
function repeatsAGroup(pin: string): boolean {
  return /^(\d{1,4}?)\1+$/.test(pin);
}

/** 123456, 654321, 890123: each digit is the neighbour of the one before, always in the same direction. */
function isARow(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}

/** 112233, 998877. */
function isPairsOfOneDigit(pin: string): boolean {
  const pairs = pin.match(/(\d)\1/g);
  return pairs !== null && pairs.join('') === pin && isARow(pairs.map((pair) => pair.charAt(0)).join(''));
}
