export { asPlanChoice, firstPlan } from './as-plan'
export { applierOf, type PlanChoice, planOf, type Question } from './question'
export { supposed, type WhatIf } from './what-if'
