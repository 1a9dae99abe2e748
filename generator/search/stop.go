package search

// Function words, folded (no apostrophes, no accents). They carry a question,
// not its subject: "what do I do if someone cries" is about crying.
// Words of one or two letters that are not here are ordinary words.
const (
	englishStop = `a about again all also am an and any anybody anyone are as at be because been being between but by
can could did didnt do does doesnt doing done dont each even every everybody everyone for from get gets getting go goes going got
had has have having he her hers him his how i id if ill im in into is isnt it its itself ive just keep keeps
lets like may me might mine more must my of on once one only or other our ours ourselves own people person please
same shall she should so some somebody someone something still than that thats the their them then there these
they theyre theyve this those to too us very was we were what whats when where which while who whos whom why will with
would you your youre yours`

	// englishQuiet are words whose uses are too many for a posting in running
	// text, though an author may choose them; all words of their stems too.
	englishQuiet = `after before best cannot cant come deal difference different down give handle happen help know let make need never no nobody none not off out over put say stop take tell
try turn up want way without wont work yes`

	spanishStop = `a al algo alguien alguna algunas alguno algunos ante aqui asi aun cada como con cual cuales cualquier cuando cuanto de del desde donde
e el ella ellas ello ellos en entre era eran eres es esa esas ese esos eso esta estamos estan estar estas este esto estos estoy fue fueron ha hace
hacen hacer haciendo hago han has hasta hay he hizo la las le les lo los mas me mi mis mucha muchas mucho muchos muy ni nos nosotros nuestra
nuestras nuestro nuestros o otra otras otro otros para pero por porque pueda puede pueden puedo que quien quienes se sea ser si sido sin sobre son
soy su sus tambien tan tanto te tener tengo ti tiene tienen tienes tu tus u un una uno unos unas usted ustedes y ya yo`

	// spanishQuiet are such words, and the stems of such.
	spanishQuiet = `antes ayud ayuda bien da dan dar dej deja deje dejo despues dic dice dicen decir diga dijo fuera habl habla hablan hablar ir lleg mal manej
mejor nada nadi nadie necesit necesita no nunca pas paso persona pon pone ponen poner puso puse qued queda quier quiere sab sabe siempre solo
todo todos toda todas trat trata us va van vamos ven vien viene voy vez`

	frenchStop = `a ai au aux avec ce ces cette comment dans de des du elle elles en est et eux faire fait il ils je la le les leur
leurs lui ma mais me mes moi mon ne nous on ou ou par pas pour pourquoi qu quand que quel quelle quelqu qui sa se ses si son sont
sur ta te tes toi ton tu un une vos votre vous y`

	germanStop = `aber als am an auch auf aus bei bin bist da das dass dem den der des die dies du ein eine einem einen einer er es
fur hat habe haben ich ihm ihn ihr im in ist ja jemand kann mache machen man mein mich mir mit nach oder sein sich sie sind so tun
uber um und uns unser vom von vor wann warum was wenn wer wie wir wird wo zu zum zur`

	portugueseStop = `a alguem ao aos as com como da das de do dos e ela elas ele eles em entre era essa esse esta estao este eu faco
fazer foi ha isso isto ja la lhe mais mas me meu minha muito na nas no nos o os ou para pela pelo por porque qual quando que quem se
sem ser seu seus sua suas tem tu um uma umas uns voce`
)

// englishForms are irregular forms that people type and no stemmer joins: a
// base word, then its forms. A form is in the index whenever its base is.
const englishForms = `self myself yourself yourselves himself herself themself themselves
beat beaten
begin began begun
bite bit bitten
bleed bled
break broke broken
breathe breath breathless
bring brought
buy bought
cannot cant couldnt
child children
choose chose chosen
come came
cry cried cries
cut cuts
deal dealt
die dying dead death
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feel felt
fight fought
find found
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
give gave given
grieve grief
grow grew grown
hear heard
hide hid hidden
hit hits
hold held
hurt hurts
know knew known
lead led
leave left
lose lost loss
meet met
mean meant
overhear overheard
pay paid
shake shook shaken
shoot shot
show shown
shut shuts
sing sang sung
sit sat
sleep slept asleep
speak spoke spoken
spend spent
stand stood
steal stole stolen
stick stuck
swear swore sworn
tell told
take took taken
teach taught
think thought
throw threw thrown
understand understood
wake woke woken
wear wore worn
weep wept
withdraw withdrew withdrawn
write wrote written
`

// spanishForms are the same in Spanish: nouns beside their verbs, and verbs
// whose stem changes. Accents are folded.
const spanishForms = `suicidarse suicidio suicidios suicida suicidas
dormir duerme duermen durmio dormido dormida
doler duele duelen dolor dolores
pegar pega pegan pegue
herir hiere hieren herido herida heridas
despedir despide despiden despedida despedirse
perder pierde pierden perdio perdida perdidas
sentir siente sienten siento sintio
colgar cuelga cuelgan colgo
violar violacion violaciones
amenazar amenaza amenazas amenazo
agredir agresion agresiones agresivo agresiva
abusar abuso abusos abusador
negar niega niegan
romper rompe rompio roto rota
cerrar cierra cierran cierre
contar cuenta cuentan conto
jugar juega juegan juego
empezar empieza empiezan empezo
reir rie rien risa
pelear pelea peleas pelean
gritar grito gritos
`
