/** What a tab keeps for when it is loaded again. */
export interface KeptInput {
  readonly sources: readonly { readonly name: string; readonly content: Blob }[]
  /** What was asked, as text. */
  readonly asked: string
}

/** Where the input of this tab is kept between two loads. Each rejects where the browser keeps nothing. */
export interface KeptInputs {
  /** What this tab kept; null where it kept nothing. */
  read(): Promise<KeptInput | null>
  write(input: KeptInput): Promise<void>
  /** Removes what this tab kept. */
  forget(): Promise<void>
}

interface Row extends KeptInput {
  readonly tab: string
  readonly at: number
}

const database = 'plimsoll'
const store = 'kept'
/** A tab that is closed cannot clean up behind itself: what is older than this goes when any page is opened. */
const longestKept = 24 * 60 * 60 * 1000

/** In IndexedDB, under a name that only this tab knows: its session storage lives as long as the tab does. */
export const keptInputs: KeptInputs = {
  async read() {
    const tab = tabName()
    const rows = await ask<Row[]>('readwrite', rows => rows.getAll())
    const old = rows.filter(({ at }) => Date.now() - at > longestKept)
    for (const row of old) await ask('readwrite', rows => rows.delete(row.tab))
    return rows.find(row => row.tab === tab && !old.includes(row)) ?? null
  },
  async write({ sources, asked }) {
    const row: Row = { tab: tabName(), at: Date.now(), sources, asked }
    await ask('readwrite', rows => rows.put(row))
  },
  async forget() {
    await ask('readwrite', rows => rows.delete(tabName()))
  },
}

function tabName(): string {
  const key = 'plimsoll.tab'
  const name = sessionStorage.getItem(key) ?? crypto.randomUUID()
  sessionStorage.setItem(key, name)
  return name
}

/** One request in a transaction of its own; resolved when that is complete. */
async function ask<T>(mode: IDBTransactionMode, request: (rows: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(database, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(store, { keyPath: 'tab' })
  const opened = await resultOf(opening)
  try {
    const transaction = opened.transaction(store, mode)
    const asked = request(transaction.objectStore(store))
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
    })
    return asked.result
  } finally {
    opened.close()
  }
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
