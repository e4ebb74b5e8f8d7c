import type { Mapping } from '../manifest'
import { fieldValues } from './field-values'

/** Fields of an Ingress and of a Gateway that name the certificates they serve. */
export const servingCertificates: ReadonlySet<string> = new Set([
  'spec.tls[].secretName',
  'spec.listeners[].tls.certificateRefs[]',
])

/** Whether an annotation has cert-manager make the certificates of an Ingress or Gateway. */
export function asksForCertificate(object: Mapping): boolean {
  return ['issuer', 'cluster-issuer'].some(
    by => fieldValues(object, `metadata.annotations.cert-manager\\.io/${by}`).length > 0,
  )
}
