import type { Concepts } from './concepts.ts'

/**
 * What a text is about: frame-neutral cues (places, institutions, people in public life, demonyms, the border,
 * the relationship, the immigration debate) and the look-alikes that must not count.
 */
export const about = {
  mexico: {
    both: '=mexico | =mexicos | =mexicano | =mexicana | =mexicanos | =mexicanas | =mexican | =mexicans | =cdmx',
    es: '=méjico',
  },
  'not-mexico': {
    both: 'mexico, missouri | mexico, mo | mexico, maine | mexico, new york | golfo de mexico | mexico beach | mexico, indiana | mexico, pennsylvania | leon, spain | leon, españa | mexico road | mexico street | mexico avenue | mexico drive | mexico boulevard | calle mexico | avenida mexico | mexican hat | =new mexico | new mexicos | new mexico state | nuevo mexico | mexico state aggies | =mexico =st | gulf mexico | gulf of mexico | mexico city policy | politica de ciudad de mexico | mexican pizza | taco bell',
    en: 'new mexican | mexican standoff | mexican restaurant | mexican restaurants | tex mex | mexican drywall | mexican street corn | mexican blanket',
    es: 'nuevomexicano | neomexicano | pizza mexicana',
  },
  recipe: {
    en: 'recipe | how to make | weeknight dinner | weeknight meal | teaspoon | tablespoon',
    es: 'receta | como preparar | como hacer | cucharada | cucharadita',
  },
  'new-mexico-sign': {
    both: 'albuquerque | santa fe | las cruces | lujan grisham | los alamos | roswell | alec baldwin | =lobos | =nmsu | =unm | ruidoso | carlsbad | =mexico =state | =aggies | mexico governor | mexico gov | balloon fiesta | navajo | heinrich | torrez | bowl | hutchins | mexico attorney general | mexico ag | mexico lawmakers | mexico democrats | mexico republicans | mexico legislature | mexico senator | solomon peña | holtec | permian | rust set | navajo nation | rio rancho | taos | gallup | hobbs | farmington | rout mexico | past mexico | lead mexico | no 1 mexico | over mexico state | wac | mountain west | conference usa | oil spill | deepwater | drilling lease | oil lease | rigs | loop current | tops mexico | beats mexico state | mexico officer | unm lobos | mexico university | clovis | silver city | socorro | espanola | chaves county | dona ana | doña ana | bernalillo | sandoval county | isotopes | el paso county | zia | mexico highlands | mexico supreme court redistricting',
    es: 'gobernadora de nuevo',
  },
  'mexican-state': {
    both: 'sinaloa | jalisco | michoacan | oaxaca | chiapas | yucatan | quintana roo | tamaulipas | coahuila | nuevo leon | guanajuato | queretaro | san luis potosi | nayarit | baja california | veracruz | tlaxcala | aguascalientes | puebla | zacatecas | edomex | =sonora | estado de mexico | campeche',
    en: 'chihuahua state | guerrero state | state of chihuahua | state of guerrero | hidalgo state | state of hidalgo | mexican state',
    es: 'estado de chihuahua | estado de guerrero | estado de hidalgo | estado de morelos | estado mexicano',
  },
  'mexican-city': {
    both: 'tijuana | ciudad juarez | =juarez | =monterrey | guadalajara | cancun | acapulco | tulum | cabo san lucas | los cabos | puerto vallarta | culiacan | matamoros | reynosa | nuevo laredo | mexicali | =iguala | ayotzinapa | tapachula | mazatlan | playa del carmen | cozumel | piedras negras | ciudad acuña | ensenada | teotihuacan | popocatepetl | chichen itza | san miguel de allende | ecatepec | celaya | irapuato | zihuatanejo | holbox | isla mujeres | puerto escondido | sayulita | tepito | xochimilco | tenochtitlan | chilpancingo | cuernavaca | toluca | taxco | tepoztlan | pachuca | torreon | saltillo | =tepic | xalapa | campeche city | uruapan | morelia | hermosillo | tuxtla | fresnillo | apatzingan',
  },
  'mexican-institution': {
    both: 'pemex | banxico | televisa | =unam | cemex | grupo bimbo | =bimbo | america movil | tv azteca | liga mx | =chivas | aeromexico | volaris | tren maya | maya train | mayan train | =sedena | =conagua | =imss | pri party | morena party | partido morena | grupo mexico | femsa | =cjng | =zetas | los zetas | bank of mexico | banco de mexico | guardia nacional mexicana | el tri',
    es: '=morena | =pri | consulado movil | matricula consular | =connacional | =connacionales',
  },
  'mexican-person': {
    both: '=amlo | lopez obrador | obrador | peña nieto | sheinbaum | felipe calderon | vicente fox | salinas de gortari | ebrard | xochitl galvez | el chapo | chapo guzman | joaquin guzman | ovidio guzman | =ovidio | garcia luna | cienfuegos | caro quintero | el mayo zambada | =zambada | frida kahlo | diego rivera | cuaron | guillermo del toro | iñarritu | carlos slim | canelo | checo perez | sergio perez | salma hayek | vicente fernandez | luis miguel | peso pluma | =thalia | gael garcia bernal | eugenio derbez | videgaray | emma coronel | la barbie | alejandra ancira | pancho villa | emiliano zapata | moctezuma | octavio paz | carlos fuentes | juan rulfo | elena poniatowska | diana kennedy | pati jinich | julio urias | hirving lozano | raul jimenez | yalitza aparicio | tomas zeron | el mencho | oseguera',
  },
  'mexican-heritage': {
    both: 'mariachi | cinco de mayo | dia de los muertos | dia de muertos | lucha libre | aztec | azteca | maya ruins | maya civilization | maya city | maya temple | mayan | =mayas | mayas antiguos | olmec | zapotec | mixtec | mezcal | tequila | =mole | virgen de guadalupe | chicano | chicana | xoloitzcuintli | ranchera | =corridos | huipil | pozole | tamale | vaquita | axolotl | monarca',
    en: 'mexican american | day of the dead | virgin of guadalupe | monarch butterflies | our lady of guadalupe',
    es: 'mexicoamericano | mexico americano | mexicano estadounidense | mariposa monarca',
  },
  border: {
    both: 'us mexico border | mexico border | remain in mexico | rio grande | =caravana | =caravanas',
    en: 'southern border | southwest border | southwestern border | mexican border | border wall | border fence | border crisis | border crossing | border crossings | border crosser | border apprehension | border surge | border town | border state | texas border | arizona border | california border | border bridge | border security | at the border | the border | to the border | caravan | us border | u s border | wall along | trump wall | trumps wall | build the wall | wall funding | border czar | border agents | border policy | border bill | border deal | border troops | migrants border | border migrants | border deaths | border emergency | border visit | border children | kids border | closing border | close border | title 42 border | south of the border | border city | border wait | border encounters | border chief | border buoys | floating barrier',
    es: 'frontera sur | frontera con mexico | frontera entre mexico | frontera mexico | muro fronterizo | muro de trump | muro en la frontera | valla fronteriza | cruce fronterizo | crisis fronteriza | frontera de estados unidos | frontera estadounidense | en la frontera | la frontera | a la frontera | agente fronterizo | seguridad fronteriza | remain in mexico | quedate en mexico | permanecer en mexico | linea fronteriza | rio bravo | fronterizo',
  },
  'border-weak': {
    both: 'el paso | eagle pass | =laredo | brownsville | mcallen | =nogales | del rio | san ysidro | otay | ciudad hidalgo | darien | tornillo | presidio texas',
    en: '=border | =borders | a wall | the wall | his wall | wall with mexico | wall construction | wall plan | wall money | wall fight | steel wall | wall prototypes | wall emergency | wall demand | wall standoff | wall shutdown | rio grande valley',
    es: 'frontera | =muro | =muros',
  },
  'border-patrol': {
    en: 'border patrol | customs and border protection | ^CBP | =cbp',
    es: 'patrulla fronteriza | aduanas y proteccion fronteriza',
  },
  relationship: {
    both: '=nafta | =usmca | =tlcan | =tmec | t mec | =tlc | merida initiative | three amigos',
    en: 'north american free trade | us mexico | u s mexico | mexico canada | north american leaders',
    es: 'tratado de libre comercio | iniciativa merida | lideres de america del norte | tres amigos',
  },
  immigration: {
    both: '=daca | dreamer | =tps',
    en: 'immigrant | immigration | =wetback | =wetbacks | =beaner | =beaners | =spic | =spics | anchor baby | anchor babies | border jumper | migrant | migration | asylum | asylum seeker | deport | deportation | undocumented | sanctuary city | sanctuary cities | green card | title 42 | illegal alien | =illegals | birthright citizenship | family separation | dream act | =naturalization | =naturalized | unaccompanied minor | unaccompanied child | temporary protected status | muslim ban | muslim travel ban | trump travel ban | trumps travel ban | ^ICE | ice agents | ice raids | ice raid | ice arrests | ice detention | ice detainee | ice custody | ice officers | ice officials | ice agent | ice facility | ice enforcement | ice jail | ice contract | ice chief | ice policy | ice deport | abolish ice | ice director | ice immigration | =public =charge | path to citizenship | chain migration | gang of eight',
    es: 'inmigrante | inmigracion | espalda mojada | espaldas mojadas | bebe ancla | bebes ancla | migrante | migracion | migratorio | asilo | solicitante de asilo | =deportar | =deporta | =deportan | =deporto | =deportaron | =deportara | =deportaran | =deporten | =deportando | deportacion | =deportado | =deportada | =deportados | =deportadas | indocumentado | ciudad santuario | ciudades santuario | titulo 42 | ciudadania por nacimiento | separacion de familias | ley dream | soñadores | menores no acompañados | estatus de proteccion temporal | carga publica | extranjero ilegal | =ilegales',
  },
  'immigration-weak': {
    both: '=h1b | h 1b | ellis island',
    en: 'refugee | work visa | student visa | visa program | visa lottery | visa holder | us visa | visa applicants | visa overstay | us citizenship | american citizenship | citizenship question | citizenship test | citizenship for | citizenship ceremony | foreign born | foreign worker | guest worker | farmworker | human smuggling | smuggling migrants | smuggling of migrants | migrant smuggling | xenophobia | =nativist | =nativists | amnesty for | immigrant amnesty | amnesty bill | catch and release | travel ban | =visas | visa rules | birth tourism | open borders',
    es: '=refugiado | =refugiada | =refugiados | =refugiadas | work visa | student visa | visa program | visa lottery | visa holder | us visa | visa applicants | visa overstay | ciudadania estadounidense | camino a la ciudadania | via a la ciudadania | trabajador extranjero | =naturalizacion | =naturalizado | xenofobia | amnistia para | trafico de personas | jornalero | veto migratorio | =visas | turismo de parto | fronteras abiertas',
  },
  latino: {
    both: 'latino | latina | latinx | hispanic | hispano | hispana | univision | telemundo | cesar chavez | ms 13 | =ms13',
  },
  'latin-america': {
    both: 'guatemala | honduras | el salvador | nicaragua | venezuela | cuba | haiti | colombia | ecuador | panama | costa rica | peru | brazil | brasil | bolivia | argentina | chile',
    en: 'central america | latin america | honduran | salvadoran | guatemalan | venezuelan | cuban | haitian | nicaraguan | colombian | northern triangle',
    es: 'centroamerica | america latina | latinoamerica | hondureño | salvadoreño | guatemalteco | venezolano | cubano | haitiano | nicaragüense | colombiano | triangulo norte | america central',
  },
  'us-debate': {
    en: 'trump | biden | obama | congress | senate | democrat | republican | gop | desantis | abbott | texas | arizona | california | florida | new york city | chicago | homeland security | =us | u s | white house | supreme court | martha s vineyard | marthas vineyard | american | america | denver | mayor adams',
    es: 'trump | biden | obama | congreso | senado | democrata | republicano | desantis | abbott | texas | arizona | california | =florida | nueva york | chicago | seguridad nacional | ee uu | eeuu | estados unidos | casa blanca | corte suprema | estadounidense | =ice',
  },
  elsewhere: {
    both: '=europe | =italia | =grecia | =marruecos | =libya | =libia | =tunisia | =syria | =siria | =ukraine | =ucrania | =rohingya | =australia | =belarus | =sudan | =israel | =gaza | =lampedusa | =bulgaria | =serbia | =macedonia | =austria | =rwanda | =afghanistan | =yemen | =myanmar | =bangladesh | =calais | =lesbos | =ceuta | =melilla | =kenya | =ethiopia | =lebanon | =orban | =merkel | =sunak | =eu | =uk | =nmacedonia | =albania | =kosovo | =bosnia | =slovenia | =slovakia | =romania | =moldova | georgia tbilisi | =armenia | =azerbaijan | =jordania | =turkiye | =jenin | =rafah | =hezbollah | =taliban | =kabul | =nauru | =manus | =merseyside | =dover | =dublin | =paris | =london | =londres | =berlin | roma italia | =brussels | =bruselas | =madrid | =barcelona | =lisbon | =lisboa | =warsaw | =varsovia | =kyiv | =moscow | =istanbul | =tripoli | =niger | =nigeria | =senegal | =mauritania | =congo | =somalia | =eritrea | =egypt | =qatar | =nepal | sri lanka | =indonesia | =malaysia | =thailand | =vietnam | =philippines | new zealand | =frontex | =unhcr | =acnur | =brexit',
    en: 'britain | british | england | english channel | france | french | italy | italian | greece | greek | spain | spanish enclave | morocco | mediterranean | turkey | germany | german | poland | hungary | european | russia | russian | syrian | ukrainian | afghan | palestinian | denmark | sweden | ireland | africa | african | aegean | canary islands | tunisian | cyprus | malta | croatia | iraq | iran | saudi | pakistan | india | japan | south korea | netherlands | dutch | swiss | israeli | lebanese | libyan | sudanese | nigerian | somali | eritrean | ethiopian | egyptian | rohingya refugees | australian | scottish | scotland | welsh | irish | polish | hungarian | czech | romanian | bulgarian | serbian | croatian | slovenian | austrian | belgian | belgium | portuguese | portugal | swedish | danish | norwegian | norway | finland | finnish | turkish | moroccan | algeria | algerian | kurdish | yemeni | refugee camp | channel migrants | small boats | eu leaders | north korean | rwandan | maltese | cypriot | greek coast guard | home office',
    es: 'europa | gran bretaña | britanico | reino unido | canal de la mancha | francia | frances | italiano | griego | españa | enclave español | mediterraneo | turquia | alemania | aleman | polonia | hungria | europeo | rusia | ruso | sirio | ucraniano | afgano | palestino | dinamarca | suecia | irlanda | africa | africano | egeo | islas canarias | tunez | chipre | union europea | irak | sudafrica | israeli | libanes | libio | sudanes | nigeriano | somali | etiope | egipcio | jordania | australiano | escocia | irlandes | polaco | hungaro | checo | rumano | bulgaro | serbio | croata | austriaco | belga | belgica | portugues | portugal | sueco | danes | noruega | finlandia | turco | marroqui | argelia | argelino | kurdo | campo de refugiados | pateras | cayucos | lideres europeos',
  },
} as const satisfies Concepts
