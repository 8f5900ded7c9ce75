/** A signal that every rule admits under the covenant `persons`, for the partner `school`. */
export const radicalisation = (over: Readonly<Record<string, unknown>> = {}) => ({
  covenant: "persons",
  kind: "radicalisation",
  observedAt: "2026-10-02",
  place: { municipality: "GM9001", district: "Centrum", postcode: "9901 AB" },
  observation:
    "Sinds de zomer komt deze leerling vaak te laat, zit alleen in de pauze en praat nauwelijks nog met zijn oude vrienden.",
  behaviours: ["withdrawal"],
  subjects: [{ givenNames: "Sam", familyName: "Voorbeeld", birthDate: "2008-03-04" }],
  author: { role: "teacher" },
  ...over
})

/** A signal about a place, under the covenant `places`. */
export const polarisation = (over: Readonly<Record<string, unknown>> = {}) => ({
  covenant: "places",
  kind: "polarisation",
  observedAt: "2026-10-02",
  place: { municipality: "GM9001", district: "Centrum" },
  observation:
    "Op het plein stonden twee groepen tegenover elkaar. Er werd gescholden en na een uur ging iedereen weg.",
  themes: ["group-conflict"],
  groups: [{ name: "Voorpost Noord" }],
  author: { role: "teacher" },
  ...over
})
