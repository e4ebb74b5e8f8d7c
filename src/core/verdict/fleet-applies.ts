/**
 * `fleet apply` in the Job that reads a repository, or a controller of Fleet about a Bundle or Content of it. Other
 * commands end with the same `level=fatal`: those of Argo name what they submit, and hand on what their server says.
 */
export const fleetApplies =
  /level=fatal msg="(?![^"]*(?:[Ww]orkflow|[Aa]pplication|code = (?:Unknown|Internal|InvalidArgument)\b))(?:[^"]*: )?(?:rpc error: [^"]*)?$|\bfleet(?:-| )apply\b[^"]{0,200}$/
