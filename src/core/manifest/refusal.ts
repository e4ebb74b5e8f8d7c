import type { Problem } from '../source'

/** kubectl refuses the document here. A reader throws it to itself, to end from whatever depth; none ever leaves a reader. */
export class Refusal {
  constructor(readonly problem: Problem) {}
}
