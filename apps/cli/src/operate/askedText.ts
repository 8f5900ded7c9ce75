/** Tells that a second person is asked, and what to do then. */
export const askedText = (id: string): string =>
  [
    `akkoord gevraagd / agreement asked: ${id}`,
    "Laat een ander binnen twee weken beslissen op de pagina Akkoorden, en geef dan hetzelfde opdracht met dit nummer.",
    "Have somebody else decide within two weeks on the page Agreements, and then give the same order with this number.",
    `  --agreed ${id}`
  ].join("\n")
