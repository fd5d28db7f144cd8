import type { Language } from '#kernel/language.ts';

/**
 * The charter of the demo town, for merchants and guests alike: after two sentences of welcome the eleven rules that hold
 * for every network, a paragraph each. A network starts from this text and makes it its own.
 */
export const CHARTER: Record<Language, string> = {
	nl: paragraphs(
		'Kom gerust binnen. Je hoeft niets uit te leggen.',
		'Wij vragen je naam niet. Over jou schrijven we niets op.',
		'Iedereen mag vragen, zo vaak als nodig. Niemand telt mee.',
		'Wie zijn deur opent, krijgt ons vertrouwen. Niemand kijkt in de kassa en niemand maakt een rangschikking.',
		'Mensen beslissen, geen computer. Een plek staat er pas op als ze zelf ja zei.',
		'Wij komen erbij. Je dokter en je thuishulp blijven hun werk doen.',
		'Jouw vraag hangt nergens uit. Alleen iemand van ons leest ze. Je nummer gaat pas verder als jullie allebei ja zeggen.',
		'Niemand krijgt punten. Er is geen reclame en geen politiek. Niemand volgt je hier.',
		'Iedereen ziet dezelfde bladzijde. Niemand krijgt een etiket.',
		'Alles kan ook op papier, aan de telefoon of aan de deur.',
		'Cijfers dienen om te leren. Kleine aantallen tonen we niet.',
		'Wat hier staat, is van het netwerk zelf. Het mag altijd mee.'
	),
	fr: paragraphs(
		'Entre, tu es le bienvenu. Tu n’as rien à expliquer.',
		'Nous ne demandons pas ton nom. Nous n’écrivons rien sur toi.',
		'Tout le monde peut demander, aussi souvent qu’il le faut. Personne ne compte.',
		'Qui ouvre sa porte a notre confiance. Personne ne regarde dans la caisse, personne ne fait de classement.',
		'Ce sont des gens qui décident, pas un ordinateur. Un lieu est dans la liste parce qu’il a dit oui.',
		'Nous venons en plus. Ton médecin et ton aide à domicile continuent leur travail.',
		'Ta demande n’est affichée nulle part. Seul quelqu’un de chez nous la lit. Ton numéro passe quand vous avez dit oui tous les deux.',
		'Personne ne reçoit de points. Ni publicité ni politique. Personne ne te suit ici.',
		'Tout le monde voit la même page. Personne ne porte d’étiquette.',
		'Tout se fait aussi sur papier, par téléphone ou à la porte.',
		'Les chiffres servent à apprendre. Les petits nombres, nous ne les montrons pas.',
		'Ce qui est ici appartient au réseau. Il peut toujours l’emporter.'
	),
	en: paragraphs(
		'Do come in. You do not have to explain anything.',
		'We do not ask your name. We write nothing down about you.',
		'Everybody may ask, as often as they need. Nobody counts.',
		'Whoever opens a door has our trust. Nobody looks in the till and nobody makes a ranking.',
		'People decide, not a computer. A place is on the list because it said yes.',
		'We come on top. Your doctor and your home help go on with their work.',
		'What you ask hangs nowhere. Only one of us reads it. Your number is passed on when you both said yes.',
		'Nobody gets points. There is no advertising and no politics. Nobody follows you here.',
		'Everybody sees the same page. Nobody gets a label.',
		'Everything can be done on paper, by phone or at the door too.',
		'Numbers are there to learn from. We do not show small ones.',
		'What is here belongs to the network itself. It can always take it along.'
	),
	ar: paragraphs(
		'تفضلوا بالدخول. لا داعي لشرح أي شيء.',
		'لا نسأل عن اسمكم. ولا نكتب عنكم شيئًا.',
		'يمكن للجميع أن يطلبوا كلما احتاجوا. لا أحد يعدّ.',
		'من يفتح بابه ينال ثقتنا. لا أحد ينظر في صندوقه، ولا أحد يضع ترتيبًا.',
		'الناس يقررون، لا الحاسوب. يظهر المكان في القائمة لأنه قال نعم.',
		'نحن نضيف إلى ما هو موجود. يواصل طبيبكم ومن يساعدكم في البيت عملهم.',
		'طلبكم لا يُعلَّق في أي مكان. يقرؤه شخص منا فقط. ولا نعطي رقمكم إلا إذا قال الطرفان نعم.',
		'لا أحد ينال نقاطًا. لا إعلانات هنا ولا سياسة. لا أحد يتتبعكم.',
		'الجميع يرى الصفحة نفسها. لا أحد يوضع عليه وصف.',
		'كل شيء ممكن أيضًا على الورق أو بالهاتف أو عند الباب.',
		'الأرقام هنا لنتعلم منها. لا نعرض الأعداد الصغيرة.',
		'ما هو هنا ملك للشبكة نفسها. ويمكنها أن تأخذه معها دائمًا.'
	),
	tr: paragraphs(
		'Buyur, içeri gel. Hiçbir şey açıklaman gerekmez.',
		'Adını sormayız. Senin hakkında hiçbir şey yazmayız.',
		'Herkes ihtiyacı oldukça isteyebilir. Kimse saymaz.',
		'Kapısını açana güveniriz. Kimse kasasına bakmaz, kimse sıralama yapmaz.',
		'Bilgisayar değil, insanlar karar verir. Bir yer, kendisi evet dediği için listededir.',
		'Biz olanın üstüne ekleriz. Doktorun ve evde yardım edenler işlerine devam eder.',
		'Sorduğun şey hiçbir yere asılmaz. Onu yalnızca aramızdan biri okur. Numaran, ikiniz de evet deyince verilir.',
		'Kimse puan almaz. Burada reklam da siyaset de yok. Kimse seni izlemez.',
		'Herkes aynı sayfayı görür. Kimseye etiket takılmaz.',
		'Her şey kâğıtla, telefonla ya da kapıda da olur.',
		'Sayılar öğrenmek içindir. Küçük sayıları göstermeyiz.',
		'Buradaki her şey ağın kendisinindir. İstediği zaman yanında götürebilir.'
	)
};

function paragraphs(...texts: string[]): string {
	return texts.join('\n\n');
}
