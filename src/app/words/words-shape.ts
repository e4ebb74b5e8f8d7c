import type { en } from './en'

/**
 * The keys of English without the singular forms: a language with one plural form, as Chinese has, needs only `_other`.
 */
export type Words = Shape<typeof en>

type Shape<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Shape<T[K]>
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'page'
    resources: { page: typeof en }
  }
}
