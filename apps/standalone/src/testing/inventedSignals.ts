/** Invented people, each with a name that nobody else in these tests has. */
export const bram = {
  givenNames: "Bram",
  prefix: "van",
  familyName: "Hoogveenendaal",
  birthDate: "2009-04-12",
  address: { postcode: "9901 AB", houseNumber: 14 },
  phones: ["06-12345678"]
}
export const yildiz = {
  givenNames: "Yıldız",
  familyName: "Karagözoğlu",
  birthDate: "2007-11-03",
  address: { postcode: "9921 CD", houseNumber: 88 },
  phones: ["06-23456789"]
}
export const thijmen = {
  givenNames: "Thijmen",
  familyName: "Wiersinghausen",
  birthDate: "2006-02-19",
  address: { postcode: "9922 EF", houseNumber: 3 },
  phones: ["06-34567890"]
}
export const selam = {
  givenNames: "Selam",
  familyName: "Tesfagabirsson",
  birthDate: "2008-08-27",
  address: { postcode: "9902 GH", houseNumber: 121 },
  phones: ["06-45678901"]
}

const yesterday = () => new Date(Date.now() - 864e5).toISOString().slice(0, 10)

/** What a partner's system posts about somebody. */
export const signalAbout = (
  subject: Readonly<Record<string, unknown>>,
  part: Readonly<Record<string, unknown>> = {}
): Readonly<Record<string, unknown>> => ({
  covenant: "merenland-radicalisering",
  kind: "radicalisation",
  observedAt: yesterday(),
  place: { municipality: "GM9001" },
  observation:
    "Trekt zich terug uit de groep, heeft met oude vrienden gebroken en zei dat er een rekening voor gaat komen.",
  behaviours: ["withdrawal", "breaking-contacts"],
  subjects: [subject],
  sharing: { level: "full" },
  ...part
})
