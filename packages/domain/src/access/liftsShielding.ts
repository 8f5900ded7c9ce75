import type { DisclosureLevel } from "../signal/Sharing.ts"

/** Whether a change shows from whom a signal is that was shielded: its source cannot be hidden again (B6; ASVS 2.3.5). */
export const liftsShielding = (from: DisclosureLevel, to: DisclosureLevel): boolean => from !== "full" && to === "full"
