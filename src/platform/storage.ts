/** A setting that outlives the page. */
export interface Remembered<T> {
  /** The stored value; null where nothing is stored, or nothing that `check` knows. */
  read(): T | null
  write(value: T): void
}

/** Keeps one setting under `key`. `check` turns what was stored, by any version or hand, into a value or null. */
export function rememberIn<T extends string>(key: string, check: (stored: string) => T | null): Remembered<T> {
  return {
    read() {
      try {
        const stored = localStorage.getItem(key)
        return stored === null ? null : check(stored)
      } catch {
        return null // blocked by the browser's settings
      }
    },
    write(value) {
      try {
        localStorage.setItem(key, value)
      } catch {
        // Blocked or full: the setting holds for this visit only.
      }
    },
  }
}
