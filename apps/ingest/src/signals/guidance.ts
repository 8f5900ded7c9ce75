import type { Bilingual, Registration } from "@kruisverband/domain"
export const guidanceFor = (_: Registration): ReadonlyArray<Bilingual> => []
