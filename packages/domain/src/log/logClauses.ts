/** By which clause the platform itself reads or writes, where no decision on showing names one. For the processing log (L28). */
export const logClauses = {
  registered: "convenant art. partijen, soorten signalen; AVG art. 6",
  own: "convenant art. niveaus van delen, eigen signaal; AVG art. 5 lid 1 onder f",
  corrected: "convenant art. inhoud; AVG art. 5 lid 1 onder d",
  withdrawn: "convenant art. niveaus van delen, intrekken; AVG art. 5 lid 1 onder a",
  linked: "convenant art. koppelregel; AVG art. 5 lid 1 onder b en c",
  asked: "convenant art. navraag; AVG art. 5 lid 1 onder d",
  shown: "convenant art. niveaus van delen; AVG art. 5 lid 1 onder c",
  decided: "convenant art. koppelregel; AVG art. 22",
  refused: "convenant art. niveaus van delen; AVG art. 5 lid 1 onder f, art. 25 lid 2",
  purpose: "convenant art. doelen; AVG art. 5 lid 1 onder b; Jeugdwet art. 7.1.2.1 lid 3",
  erased: "convenant art. bewaartermijnen; AVG art. 5 lid 1 onder e, art. 17",
  held: "Archiefwet 1995 art. 5; AVG art. 18 lid 2",
  sealed: "convenant art. partijen, verzegelen aan de bron; AVG art. 25 lid 1, art. 32",
  renewed: "convenant art. koppelregel; AVG art. 5 lid 1 onder d en f, art. 32",
  named: "convenant art. namenlijst; AVG art. 5 lid 1 onder c",
  managed: "AVG art. 5 lid 2, art. 26 en 30",
  secured: "AVG art. 5 lid 1 onder f, art. 32"
} as const

/** Why something was done that serves no purpose of a covenant, but the covenant's or the platform's own order. */
export const logPurposes = {
  accountability: "accountability",
  security: "access-control",
  erasure: "erasure",
  sealing: "sealing-at-source"
} as const

/** In place of a covenant or a purpose where there is none: nothing was found, or nothing that the asker may know of. */
export const LOGGED_AS_NONE = "none"
