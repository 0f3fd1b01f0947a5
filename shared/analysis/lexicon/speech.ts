import type { Concepts } from './concepts.ts'

/** How words are put in somebody's mouth, denied or shown to be false; and what people who speak are called by. */
export const speech = {
  /** Of any of these it is said that somebody says it, whoever it is. */
  saying: {
    en: 'say | said | claim | call | argue | tell | told | describe | accuse | allege | insist | declare | assert | contend | testify | label | brand | liken | decry | complain | repeat | explain | believe | tweet | retweet | portray | depict',
    es: '=decir | dice | dicen | dijo | dijeron | diciendo | afirmar | afirma | =asegura | =aseguran | =aseguro | llamar | llama | llamo | llamó | acusar | acusa | acuso | alegar | alega | tuitear | tuiteo | describir | describe | insistir | insiste | declarar | declara | declaro | sostener | sostiene | repetir | repite | calificar | califica | califico | tachar | tacha | =creer | =cree | =creen',
  },
  /** These are other things too, where nobody is named. */
  verb: {
    en: 'warn | boast | blame | suggest | write | wrote | compare | vow | pledge | =promises | =promised | slam | blast | denounce | condemn | =criticize | =criticizes | =criticized | =refers | =referred | =referring | urge | ask | add | think | =fear | =feared | =demands | =demanded | threaten | tout | =defend | =defends | =defended | =defending | mock | echo | proclaim | announce | rail | rant | lament | recall | =remarked | paint | cast',
    es: 'advertir | advierte | advirtio | culpar | culpa | culpo | sugerir | sugiere | prometer | promete | amenazar | amenaza | denunciar | denuncia | denuncian | =queja | =quejan | criticar | =critica | =critican | condenar | condena | comparar | compara | =senalar | =senala | =senalan | =senalo | explicar | explica | explico | piden | pide | pidio | exigir | exige | exigen | expresar | expreso | escribio | escribe | agrego | agrega | comento | comenta | defender | defiende | =manifesto | relata | relato | =cuentan | =conto | lamenta | lamento | =teme | =temen',
  },
  /** Whose sense it is that the words are not so. */
  denial: {
    en: 'deny | denies | denied | debunk | refute | rebut | dispute | disprove | contradict',
    es: 'negar | niega | niegan | nego | desmentir | desmiente | desmienten | desmintio | refutar | refuta | contradecir | contradice',
  },
  /** Said of studies and polls only: anybody else finds and shows other things. */
  finding: {
    en: 'find | found | show | suggest | conclude | reveal | indicate',
    es: 'encontrar | encuentra | encontro | muestra | mostro | revela | revelo | concluye | concluyo | indica | indico | demuestra',
  },
  source: {
    en: 'according to | in the words of',
    es: 'segun | de acuerdo con | en palabras de',
  },
  noun: {
    en: '=remark | =remarks | =rhetoric | =comment | =comments | =claim | =claims | =speech | =speeches | =tweet | =tweets | =words | =slur | =slurs | =tirade | =rant | =insult | =insults | =attacks | =lie | =lies | =statement | =statements | =warning | =warnings | =accusation | =accusations | =allegation | =allegations | =call',
    es: 'retorica | declaracion | comentario | discurso | tuit | palabras | insulto | diatriba | mentira | acusacion | afirmacion | =dichos | llamado',
  },
  study: {
    en: '=study | =studies | =poll | =polls | =report | =reports | =survey | =surveys | =researcher | =researchers | =analysis | =data | =research | =statistics',
    es: '=estudio | =estudios | =encuesta | =encuestas | =informe | =informes | =sondeo | =sondeos | =investigador | =investigadora | =investigadores | =investigadoras | =analisis | =datos | =estadisticas | =reporte | =reportes',
  },
  role: {
    en: '=president | =presidents | =senator | =senators | =sen | =governor | =governors | =gov | =representative | =representatives | =rep | =congressman | =congressmen | =congresswoman | =congresswomen | =lawmaker | =lawmakers | =legislator | =legislators | =sheriff | =sheriffs | =mayor | =mayors | =official | =officials | =officer | =officers | =agent | =agents | =prosecutor | =prosecutors | =attorney | =attorneys | =judge | =judges | =candidate | =candidates | =nominee | =nominees | =secretary | =secretaries | =director | =directors | =chief | =chiefs | =critic | =critics | =expert | =experts | =analyst | =analysts | =republican | =republicans | =democrat | =democrats | =gop | =conservative | =conservatives | =liberal | =liberals | =advocate | =advocates | =activist | =activists | =resident | =residents | =neighbor | =neighbors | =voter | =voters | =supporter | =supporters | =opponent | =opponents | =lawyer | =lawyers | =economist | =economists | =bishop | =bishops | =archbishop | =archbishops | =pastor | =pastors | =priest | =priests | =pope | =popes | =mother | =mothers | =father | =fathers | =parent | =parents | =family | =families | =migrant | =migrants | =immigrant | =immigrants | =refugee | =refugees | =dreamer | =dreamers | =worker | =workers | =farmer | =farmers | =rancher | =ranchers | =teacher | =teachers | =student | =students | =police | =authorities | =administration | =administrations | =campaign | =campaigns | =group | =groups | =union | =unions | =leader | =leaders | =spokesman | =spokesmen | =spokeswoman | =spokeswomen | =spokesperson | =spokespersons | =host | =hosts | =pundit | =pundits | =commentator | =commentators | =columnist | =columnists | =author | =authors | =professor | =professors | =protester | =protesters | =politician | =politicians | =nativist | =nativists | =restrictionist | =restrictionists | =doctor | =doctors | =nurse | =nurses | =volunteer | =volunteers | =witness | =witnesses | =minister | =ministers | =ambassador | =ambassadors | =commissioner | =commissioners | =czar | =czars | =aide | =aides | =strategist | =strategists',
    es: '=presidente | =presidentes | =presidenta | =presidentas | =senador | =senadora | =senadores | =senadoras | =gobernador | =gobernadora | =gobernadores | =gobernadoras | =congresista | =congresistas | =representante | =representantes | =legislador | =legisladora | =legisladores | =legisladoras | =alguacil | =alguaciles | =alcalde | =alcaldes | =alcaldesa | =alcaldesas | =funcionario | =funcionaria | =funcionarios | =funcionarias | =oficial | =oficiales | =agente | =agentes | =fiscal | =fiscales | =juez | =jueces | =jueza | =juezas | =candidato | =candidata | =candidatos | =candidatas | =secretario | =secretaria | =secretarios | =secretarias | =director | =directora | =directores | =directoras | =jefe | =jefes | =critico | =critica | =criticos | =criticas | =experto | =experta | =expertos | =expertas | =analista | =analistas | =republicano | =republicana | =republicanos | =republicanas | =democrata | =democratas | =conservador | =conservadora | =conservadores | =conservadoras | =defensor | =defensora | =defensores | =defensoras | =activista | =activistas | =vecino | =vecina | =vecinos | =vecinas | =residente | =residentes | =votante | =votantes | =abogado | =abogada | =abogados | =abogadas | =economista | =economistas | =obispo | =obispa | =obispos | =obispas | =arzobispo | =arzobispa | =arzobispos | =arzobispas | =pastor | =pastora | =pastores | =pastoras | =papa | =madre | =madres | =padre | =padres | =familia | =familias | =migrante | =migrantes | =inmigrante | =inmigrantes | =refugiado | =refugiada | =refugiados | =refugiadas | =sonador | =sonadora | =sonadores | =sonadoras | =trabajador | =trabajadora | =trabajadores | =trabajadoras | =jornalero | =jornalera | =jornaleros | =jornaleras | =maestra | =maestras | =maestro | =maestros | =estudiante | =estudiantes | =policia | =policias | =autoridades | =gobierno | =gobiernos | =administracion | =administraciones | =organizacion | =organizaciones | =grupo | =grupos | =sindicato | =sindicatos | =lider | =lideres | =portavoz | =portavoces | =vocero | =vocera | =voceros | =voceras | =manifestante | =manifestantes | =politico | =politica | =politicos | =politicas | =mandatario | =mandataria | =mandatarios | =mandatarias | =canciller | =cancilleres | =embajador | =embajadora | =embajadores | =embajadoras | =consul | =consules | =comisionado | =comisionada | =comisionados | =comisionadas | =voluntario | =voluntaria | =voluntarios | =voluntarias | =testigo | =testigos | =profesor | =profesora | =profesores | =profesoras',
  },
  /** Between who speaks and the verb. */
  between: {
    en: '=has | =have | =had | =also | =again | =once | =often | =repeatedly | =falsely | =wrongly | =is | =was | =recently | =will | =would | =who | =then | =reportedly | =publicly | =has been | =long',
    es: '=ha | =han | =habia | =tambien | =falsamente | =repetidamente | =volvio | =a menudo | =le | =les | =se | =lo | =los | =que',
  },
  not: {
    en: 'not | never | isn t | aren t | wasn t | weren t | don t | doesn t | didn t | won t | isnt | arent | dont | doesnt | neither | nor | hardly | far from | rather than',
    es: '=no | nunca | jamas | tampoco | =ni | lejos de | en vez de',
  },
  /** Lack of what a claim says there is. */
  fewer: {
    en: '=fewer | =less | =lower | less likely',
    es: 'cometen menos | delinquen menos | menos propenso | menos probable | menos probabilidad',
  },
  /** What one does not want is not thereby said not to be; "not only" says that it is. */
  wanting: {
    en: 'want | allow | let | need | welcome | tolerate | forget | stop | accept | permit | only | just | enough | send',
    es: 'querer | quiere | queremos | permitir | permite | aceptar | tolerar | olvidar | solo | solamente | basta | dejar | necesitamos',
  },
  /** What is said to be so, and is not. */
  debunk: {
    en: 'myth | falsehood | debunk | no evidence | untrue | not true | isn t true | fact check | baseless | unfounded | false claim | =falsely | misinformation | disinformation | =lie | =lies | conspiracy theory | no link | no proof | hoax | misleading | contrary to | stereotype',
    es: 'mito | bulo | desmentir | desmiente | sin pruebas | no hay pruebas | no hay evidencia | sin evidencia | falso | falsa | falsamente | infundado | infundada | sin fundamento | desinformacion | mentira | teoria de la conspiracion | no es cierto | no es verdad | enganoso | contrario a | estereotipo',
  },
  they: {
    en: '=they | =them | these people | those people | some of them | foreign national | =foreigner | =foreigners | =alien | =aliens',
    es: '=ellos | esta gente | esa gente | extranjero',
  },
} as const satisfies Concepts

/** Words with a capital that begin no name. */
export const noNames: ReadonlySet<string> = new Set(
  'all some others many most few everyone anyone nobody whoever despite stop please muchos muchas pocos nadie quienes algunos algunas otros otras the a an and or but if as when while why how what who whom whose which where that this these those there he she it we you i they his her our my your their its in on at by for of to from with after before over under about into out up down not no yes so then now today yesterday tomorrow also just still here is are was were be been has have had do does did will would can could should may might must monday tuesday wednesday thursday friday saturday sunday opinion editorial letter letters watch video analysis breaking el la los las un una unos unas y o pero si como cuando mientras porque que quien donde este esta estos estas ese esa esos esas su sus nuestro nuestra mi tu se le les lo en a de del al por para con sin sobre tras ante segun hoy ayer mañana tambien ya aun no ni es son fue era han ha hay opinion editorial carta video ellos ellas usted ustedes nosotros yo'
    .split(' ')
    .map((word) => word.normalize('NFKD').replace(/\p{M}/gu, '')),
)
