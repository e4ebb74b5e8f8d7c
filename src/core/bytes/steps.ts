/** Work that stops now and then, so that whoever runs it can do something else, or leave it undone. */
export type Steps<Result> = Generator<undefined, Result>

/** Runs a generator to its end without a pause and returns its result. */
export function runToEnd<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
