export { asPlanChoice, firstPlan } from './as-plan'
export { changeOfFix, changeToRoute } from './change-of-fix'
export { applierFor, type PlanChoice, planOf, type Question } from './question'
export { supposed, type WhatIf } from './what-if'
