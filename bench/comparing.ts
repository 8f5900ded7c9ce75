import { comparing } from "./growth/comparing.ts"

/** The part of `growth` that needs no database: comparing one signal with its candidates as the history grows. */
export const run = comparing
