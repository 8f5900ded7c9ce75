export const GIVEN: ReadonlyArray<string> =
  "Daan Youssef Emre Jarno Rachid Mateusz Samuel Ruben Yonas Hamza Koen Sanne Zeynep Naima Lotte Selam Iris Farah Femke Meryem Bram Dilan Joris Kerem Luca Noor Omar Pim Quinten Robel Sofie Teun Ufuk Vera Wout Xander Yara Zoë Anouk Bilal".split(
    " "
  )
const FIRST =
  "Bar Dron Fel Gaas Hul Jop Kest Lam Moer Nij Ost Pruis Rave Schel Tref Uiter Vos Wern Zel Brem Dalm Eik Fries Groot Hamel".split(
    " "
  )
const MIDDLE = "a be cho de ker la mo ni ra se ti u vel wi ze".split(" ")
const LAST =
  "berg burg dam dijk feld gaard hof horst huis kamp laar man meer rode sma stra tuin veen voort wijk zand zijl".split(
    " "
  )

const at = (items: ReadonlyArray<string>, index: number) => items[index % items.length] ?? ""

/** A name of its own for each number up to some hundred thousand: 40 given names by 8,250 family names. */
export const inventedName = (person: number): { readonly givenNames: string; readonly familyName: string } => {
  // A multiplier without common factors spreads neighbours over the whole list.
  const spread = (person * 104_729) % 8250
  const family = `${at(FIRST, spread)}${at(MIDDLE, Math.floor(spread / 25))}${at(LAST, Math.floor(spread / 375))}`
  return { givenNames: at(GIVEN, Math.floor(person / 7)), familyName: family }
}
