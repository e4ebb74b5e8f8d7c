import type { SizedResource } from '../route'
import type { ResourceReport } from './analysis'

/** A resource of an analysis as the routes see it. */
export function sizedResource(report: ResourceReport): SizedResource {
  const { apiVersion, kind, name, namespace, generateName, endpoints, answers, definition, bytes } = report
  return {
    ...{ apiVersion, kind, name, namespace, sizes: bytes, scopeAssumed: report.scopeAssumed ?? false },
    ...(generateName === undefined ? {} : { generateName }),
    ...(endpoints === undefined ? {} : { endpoints }),
    ...(answers === undefined ? {} : { answers }),
    ...(definition === undefined ? {} : { definition }),
  }
}
