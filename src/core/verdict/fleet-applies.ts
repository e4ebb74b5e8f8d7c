/** `fleet apply` in the Job that reads a repository, or a controller of Fleet about a Bundle or Content of it. */
export const fleetApplies = /level=fatal msg="(?:[^"]*: )?(?:rpc error: [^"]*)?$|\bfleet(?:-| )apply\b[^"]{0,200}$/
