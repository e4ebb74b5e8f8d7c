import type { ByteRange, Problem, ProblemCode, ProblemFacts } from '../source'

/**
 * kubectl refuses the document here. A reader throws it to itself, to end from whatever depth; none ever leaves a
 * reader.
 */
export class Refusal {
  constructor(readonly problem: Problem) {}
}

export function refuse<Code extends ProblemCode>(code: Code, at: ByteRange, facts: ProblemFacts[Code]): never {
  // The compiler does not see that code and facts belong together, which the signature makes sure of.
  throw new Refusal({ code, severity: 'error', at, facts } as Problem)
}
