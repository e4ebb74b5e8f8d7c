/** Runs once nothing else is to be done, or after two seconds. */
export function whenIdle(act: () => void): void {
  // WebKit has it behind a switch only.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(act, { timeout: 2000 })
  else setTimeout(act, 200)
}
