/**
 * Names that one person uses side by side: the formal name first, then call names and spellings.
 * Source: own compilation from general knowledge of naming in the Netherlands; groups are disjoint, a name in doubt goes with its most
 * usual formal name. Spellings that the sound folding already makes equal are left out.
 */
const GROUPS = `
johannes jan johan hans joop hannes johnny john jo
petrus pieter peter piet pjotr piotr
cornelis kees cees cor cornelius
daniel daan danny dani danil
thomas tom tomas tommie tomasz
samuel sem sam
lucas luuk lukas luc luca lukasz
abraham bram braam
maximiliaan max maxim
mathijs thijs matthijs matthias mathias ties tijs mateusz
laurens rens lourens laurentius lars
nicolaas klaas nico niek nicolas nick nicky niklaas
richard rick rik ricardo
sebastiaan bas bastiaan sebastian basti
marcus mark marc marco marko
maarten martijn martin marten maartje marcin
wouter walter wout
michael michel maikel mike michiel michal
robert rob robbert bob robbie robin
franciscus frank frans francis franc
willem wim pim wil willy william bill
hendrik henk henri henry hendrikus henricus rik
gerard gerrit gert ger geert gerardus gerhard
jacob jaap jacobus koos sjaak jacques jakub jack jacco
dirk dick diederik derk
antonius ton anton antoon toon tony antonio teun teunis
theodorus theo dorus
adrianus arie adriaan adri arjan arjen ad adrian
augustinus guus august gus
alexander sander alex lex aleksander sasha
gijsbert gijs gijsbertus
joris george georg gregor
casper kasper jasper
joseph joep jozef jos joost jef jop
simon siem siemon
david davy dave
jordy jordi jordan
ronald ron ronnie roland
andreas andre andries andrew andrzej andrej
stefan steven stephan stephen stef
bartholomeus bart
edwin ed eddy eduard edward
rudolf ruud rudi rolf
tobias tobie toby
benjamin ben benny
frederik fred frits freddy
leonardus leo leon leendert leonard
christiaan chris christian kris kristof christoffel krzysztof
vincent vinnie vinzent
timothy tim timo timon
olivier oliver
rogier roger
maria marie ria mia marieke rieke mieke riet marijke miep
anna anne annie anneke anita anke ank ania
sophie sofie sophia sofia fie
julia julie juul
elisabeth lisa lies els betty liesbeth elise bettie lisette elsje bep
susanne sanne suzanne susan suus zuzanna suzan
charlotte lotte lot
rosa roos rosalie rosie roosje
isabel isa isabelle isabella bella
sara saar sarah
kimberley kim kimberly
esther ester hester
monique monica monika
ingrid inge inger
wilhelmina wilma willemijn mina minnie
johanna joke hanna hannie hannah jannie janneke joanna
cornelia corrie cora nelleke nel corry
hendrika rika riek henny hennie rikie
petra pietje petronella nel
catharina nienke trijn karin carin karen ina toos kaatje catherine katarzyna kasia
alexandra sandra aleksandra ola
mirjam miriam myriam
helena ellen helen elena lena leni
magdalena magda lena
margaretha greet grietje margriet marga gre margot malgorzata gosia
daphne daf
danielle daniela
angela angelique
emilia milou emily emmy emma
mohamed mo moh mhd moham md mohd medo
abdullah abdoellah abdellah abdul
abdelkader kader
abdelaziz aziz
abdelkarim karim abdelkrim krim
abderrahman rahman
ibrahim brahim ebrahim
ismail smail
idriss driss
aminah amina mina yamina
elias ilias ilyas
yassin yassine
suleyman soulayman soliman sulaiman
juergen jurgen
fatima fatma fatna fati
aisha aicha ayse aische
samiullah sami
giovanni gio
kenneth ken
wojciech wojtek
halil khalil
`

const table = new Map<string, string>()
for (const line of GROUPS.trim().split("\n")) {
  const names = line.trim().split(/\s+/u)
  const formal = names[0]
  if (formal === undefined) continue
  for (const name of names) if (!table.has(name)) table.set(name, formal)
}

/** The formal name of a folded given name, or the name itself. */
export const canonicalGiven = (name: string): string => table.get(name) ?? name
