import type { CDPSession, Page } from '@playwright/test'

/** An event of Chromium's trace; times in microseconds, `tdur` that of the processor. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string; readonly data?: { readonly url?: string } }
  readonly id2?: { readonly local?: string }
}

export interface Task {
  readonly ms: number
  /** What the browser tells of it, longest first. */
  readonly parts: readonly string[]
}

/**
 * The longest task of the page's main thread while `act` runs and all that follows from it, in milliseconds of
 * processor time, which what else the machine does hardly touches; without what the editor needs to take a text, and
 * without the browser's collecting of garbage in full, which falls on whichever task comes next.
 */
export async function longestTask(page: Page, act: () => Promise<void>): Promise<Task> {
  const session = await page.context().newCDPSession(page)
  try {
    const events = await trace(session, page, act)
    const main = events.find(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    const own = events.filter(({ pid, tid }) => pid === main?.pid && tid === main.tid)
    const editor = measures(own, 'editor takes a text')
    const collected = own
      .filter(({ name }) => name === 'MajorGC')
      .map(({ ts, dur = 0 }) => ({ from: ts, to: ts + dur }))
    const tasks = own.filter(({ name }) => name.endsWith('RunTask'))
    const timed = tasks.map(task => ({ task, ms: processorTime(task, [...editor, ...collected]) }))
    const longest = timed.reduce((most, next) => (next.ms > most.ms ? next : most))
    return { ms: Math.round(longest.ms), parts: partsOf(longest.task, own) }
  } finally {
    await session.detach()
  }
}

async function trace(session: CDPSession, page: Page, act: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['toplevel', 'devtools.timeline', 'blink.user_timing'],
      excludedCategories: ['*'],
    },
  })
  await act()
  // What follows is over when the page has been idle.
  await page.evaluate(() => new Promise(resolve => requestIdleCallback(resolve, { timeout: 5000 })))
  const complete = new Promise(resolve => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  return events
}

interface Span {
  readonly from: number
  readonly to: number
}

function measures(events: readonly TraceEvent[], named: string): Span[] {
  const begun = new Map<string, number>()
  return events
    .filter(({ name }) => name === named)
    .flatMap(({ ph, ts, id2 }) => {
      const id = id2?.local ?? ''
      if (ph === 'b') begun.set(id, ts)
      const from = begun.get(id)
      return ph === 'e' && from !== undefined ? [{ from, to: ts }] : []
    })
}

function partsOf(task: TraceEvent, events: readonly TraceEvent[]): string[] {
  const isInside = ({ name, ts, dur = 0 }: TraceEvent): boolean =>
    !name.endsWith('RunTask') && ts >= task.ts && ts + dur <= task.ts + (task.dur ?? 0)
  return events
    .filter(isInside)
    .toSorted((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0))
    .slice(0, 6)
    .map(({ name, tdur = 0, args }) => `${name} ${Math.round(tdur / 1000)} ${args?.data?.url?.split('/').at(-1) ?? ''}`)
}

/** Milliseconds; what is left out counts by its share of the task's time on the clock. */
function processorTime({ ts, dur = 0, tdur = 0 }: TraceEvent, leftOut: readonly Span[]): number {
  const apart = leftOut.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, ts + dur) - Math.max(from, ts)), 0)
  return dur === 0 ? 0 : (tdur * Math.max(0, dur - apart)) / dur / 1000
}
