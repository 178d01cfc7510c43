/**
 * Words that tell what a sentence does: gives advice, holds back, goes on, gives a reason. Only the
 * choice among an answer's own sentences rests on them; a language that is not here is read by position.
 */
export interface Cues {
	/** Says what to do, or what matters. */
	advises: RegExp;
	/** Says outright what the writer's advice is. */
	recommends: RegExp;
	/** Holds back, thanks, speaks of the answer itself. */
	hedges: RegExp;
	/** Tells somebody what to do, from the first word on. */
	imperative: RegExp;
	/** Tells of the writer's own life, which nobody else needs to keep. */
	ownLife: RegExp;
	/** An example, a remark, a pointer to elsewhere. */
	aside: RegExp;
	/** Goes on from the sentence before. */
	continues: RegExp;
	/** Opens a sentence and adds nothing to it. */
	opener: RegExp;
	/** Stands before an answer's own short form. */
	short: RegExp;
	yesNo: RegExp;
	/** A question that yes or no could answer. */
	polar: RegExp;
	/** Between an effect and its cause; what is asked for the cause. */
	because: RegExp;
	why: string;
	/** Between the halves of a contrast. */
	whereas: RegExp;
	/** Points at something that is not named. */
	pronoun: RegExp;
	/** Means what was said before in the text. */
	backward: RegExp;
	/** Words that say nothing about a subject. */
	stop: ReadonlySet<string>;
}

const words = (list: string) => new Set(list.split(' '));

const en: Cues = {
	imperative:
		/^(?:actually |always |never |please |don['’]t |do not |at least )?(?:add|allow|apply|ask|aim|avoid|be|become|begin|book|bring|build|buy|call|carry|check|choose|clean|click|collect|compare|consider|contact|cook|copy|create|cut|decide|defer|delete|develop|do|don['’]t|download|draw|eat|enable|ensure|expect|figure|file|fill|find|focus|follow|get|give|go|have|help|hold|install|join|keep|know|learn|leave|let|limit|list|look|make|measure|mix|move|never|offer|open|optimize|order|paint|pay|pick|place|plan|plant|practice|practise|prepare|prune|press|prioriti[sz]e|put|quit|read|record|reduce|remember|remove|replace|report|rest|restart|return|run|save|say|select|sell|send|set|share|show|sign|skip|specialize|spend|start|stay|stop|store|submit|switch|take|talk|tell|test|think|train|treat|try|turn|type|understand|update|upgrade|use|verify|visit|wait|walk|wash|watch|split|feed|cover|protect|repeat|confirm|convert|define|describe|drop|edit|enter|explain|export|import|insert|insulate|introduce|invite|learn|lower|maintain|manage|mark|mind|move|notice|obtain|pour|pull|push|raise|reach|register|reset|resist|review|scan|search|secure|set up|sit|solve|specify|stick|stir|subscribe|summari[sz]e|support|tie|touch|track|transfer|trust|uninstall|upload|warm|wipe|wrap|water|wear|work|write)\b/i,
	ownLife:
		/\bI (?:spent|had|was|got|did|joined|used to|could|worked|took|learned|learnt|wrote|went|have personally|personally|applied|chose)\b|\b(?:email|contact|write to) me\b|\bwith me\b|\bmy (?:job|own|wife|husband|parents|advisors?)\b/i,
	recommends:
		/\b(?:I(?:['’]d| would)?(?: strongly| highlight| usually)? (?:recommend|suggest|advise)|(?:my|our|the) (?:main |best |general )?advice (?:is|would be)|we recommend|the (?:best|easiest|simplest|main|only|most \w+) (?:way|thing|approach|method|option|factor)|have you (?:considered|tried|thought)|I(?:['’]d| would) (?:go|start|look) )/i,
	advises:
		/\b(?:should|need(?:s|ed)? to|must|have to|has to|ought|recommend\w*|suggest\w*|advise\w*|best|important|key|primar\w+|main(?:ly)?|usually|try|consider|avoid|don['’]t|do not|never|always|require[sd]?|depends on|goal|factors?|expected to|valuable|useful|worth)\b/i,
	hedges:
		/\b(?:I (?:don['’]t|do not) (?:really |quite )?(?:know(?! of\b)|like)|hard to (?:say|introspect|answer|pin)|(?:good|great|excellent) question|disclaimer|not (?:very |really )?(?:sure|confident)|thank(?:s| you)|I (?:did|have) not |I didn['’]t |speculative|sorry|^unfortunately\b|skeptical|sceptical|doubt|not (?:one of )?my |I talked|with that (?:said|disclaimer)|I(?:['’]m| am) (?:hesitant|not an? )|reason(?:s)? (?:that )?I |this one['’]s|canonical advice is|not the thing)/i,
	aside:
		/^(?:\(|for (?:example|instance)|e\.g\.|note that|in one|see\b|also\b|similarly|as (?:I|we|mentioned)|related:|to (?:quote|make up)|let['’]s say|imagine|suppose|what (?:is|are|happens|might)|click|read more|this \S+ (?:post|article|page)|here(?:['’]s| is| are)\b|there(?:['’]s| is| are) (?:lots|many|plenty|a (?:lot|number|few|variety)|several|various|two|three|four|some)\b|(?:the )?following\b)/i,
	continues:
		/^(?:this|that|these|those|they|them|it|its|he|she|his|her|their|such|however|but|and|or|so|then|also|therefore|thus|hence|otherwise|instead|still|yet|both|another|the (?:former|latter|other|remaining|rest)|in (?:that|this|which|other) \S+|if (?:so|not|you do|it)|on the other)\b/i,
	opener:
		/^(?:(?:so|and|but|ok(?:ay)?|well|huh|hmm+|now|then|also|oh|alright|nonetheless|nevertheless|however|relatedly|again|actually|basically|anyway|unfortunately|fortunately|finally|moreover|furthermore|in addition|additionally|personally|of course|in other words|in particular|in general|in that case|in this case|with that (?:said|disclaimer|in mind)|that said|hence|therefore|thus|still|first(?:ly)?|second(?:ly)?|third(?:ly)?|lastly)\s*[,.:!…]+\s*|(?:so|and|but|then)\s+(?!much|many|far|long|that\b)(?=\p{Ll}|I\b))+/iu,
	short:
		/^(?:the )?(?:short answer|tl;?\s?dr|in (?:short|a nutshell|brief|one sentence)|summary|bottom line|key (?:point|takeaway)|briefly)\b[\s:,—–-]*(?:is\b[\s:,]*)?/i,
	yesNo:
		/^(?:yes|no|nope|yep|yeah|sure|absolutely|definitely|certainly|of course|not (?:really|necessarily|yet|at all|quite|that \w+)|probably(?: not)?|maybe|it depends|sometimes|usually|mostly|correct|never|always)\b/i,
	polar:
		/^(?:is|are|am|was|were|do|does|did|can|could|will|would|should|shall|may|might|must|has|have|had|isn['’]t|aren['’]t|don['’]t|doesn['’]t|didn['’]t|can['’]t|won['’]t|shouldn['’]t)\b/i,
	because:
		/,?\s+(?:because|since)\s+(?!of\b|then\b|\d|the (?:\d|early|late)|january|february|march|april|may \d|june|july|august|september|october|november|december|joining|last)/i,
	why: 'Why?',
	whereas: /,?\s*(?:\bwhile\b|\bwhereas\b|, but (?=not\b)|; by contrast,|, in contrast,?)\s+/i,
	pronoun:
		/(?:^|[\s“"'(])(?:(it|they|them|he|she|him|its|their|this|these|those)\b|(that)(?=[?.,;!]|$| (?:is|was|are|were|does|did|mean|means|work|works|happen|happens|one|way|case)\b))/i,
	backward:
		/\b(?:same (?:as|thing)|as above|above|previous(?:ly)?|see (?:point|section|below|above)|the (?:former|latter)\b|the (?:first|second|third|last|other) (?:one|method|option|approach|way|case|point|reason|step|question|list|group)|as (?:I |we )?(?:said|mentioned|noted|described)|(?:mentioned|described|listed|said) (?:above|below|earlier|before)|below|this section)\b/i,
	stop: words(
		'a an the and or but if of to in on at by for from with as is are was were be been being am do does did have has had ' +
			'can could will would should shall may might must not no yes it its this that these those they them their there here ' +
			'i me my we us our you your he she his her who whom whose what which when where why how than then so such any some ' +
			'all more most much many very just also only about into over under up down out off between get got want need like ' +
			"until unless least first last don't won't can't isn't doesn't you'll you're you'd it's i'm i'd i've i'll they're we're " +
			'don’t won’t can’t isn’t doesn’t you’ll you’re it’s i’m i’d i’ve they’re probably usually often still even well good better ' +
			'same different while because since though although every each both few own use used using also too again ' +
			'make makes really actually one ones something anything everything thing things way ways'
	)
};

const de: Cues = {
	...en,
	imperative: /^(?!)/,
	ownLife: /\b(?:ich (?:war|hatte|habe|bin)|schreib(?:t|en Sie)? mir)\b/i,
	recommends: /\b(?:ich empfehle|wir empfehlen|mein rat|am besten|der beste weg)\b/i,
	advises:
		/\b(?:soll(?:te[nst]?|st|en|t)?|muss|müss\w+|empf(?:ehl|iehl)\w*|am besten|wichtig\w*|vor allem|meist\w*|vermeid\w+|versuch\w*|niemals|immer|brauch\w+|nötig|erforderlich)\b/iu,
	hedges: /(?:gute frage|schwer zu sagen|ich weiß nicht|leider|vielen dank|nicht sicher)/i,
	aside: /^(?:\(|zum beispiel|z\.\s?b\.|siehe|beachte|übrigens|auch)/i,
	continues:
		/^(?:das|dies\w*|sie|er|es|damit|dadurch|daher|deshalb|jedoch|aber|und|oder|dann|außerdem|auch|sonst|trotzdem)\b/i,
	opener:
		/^(?:(?:also|und|aber|nun|naja|gut|ok(?:ay)?|außerdem|allerdings|jedoch)\s*[,.:!…]+\s*|(?:und|aber)\s+)+/iu,
	short: /^(?:kurz(?:e antwort|gesagt|fassung)?|in kürze|zusammenfassung|fazit)\b[\s:,—–-]*/i,
	yesNo:
		/^(?:ja|nein|doch|natürlich|sicher|klar|vielleicht|nicht unbedingt|kommt darauf an|meistens|nie|immer)\b/i,
	polar:
		/^(?:ist|sind|war|waren|kann|können|könnte\w*|soll\w*|muss|müssen|darf|dürfen|wird|werden|hat|haben|habe|gibt|braucht|brauche|lohnt|geht|mag)\b/i,
	because: /,\s+(?:weil|da|denn)\s+/i,
	why: 'Warum?',
	whereas: /,\s+(?:während|wohingegen)\s+/i,
	pronoun: /(?:^|[\s„"'(])(das|dies\w*|sie|er|es|ihn|ihm|ihr)(?=[\s?.,;!]|$)/i,
	backward: /\b(?:wie oben|oben|siehe|ebenso|dasselbe|vorherig\w+)\b/i,
	stop: words(
		'der die das den dem des ein eine einen einem einer eines und oder aber wenn von zu in im an am auf bei für mit als ist ' +
			'sind war waren sein bin habe hat haben kann können soll sollte muss nicht kein keine ja nein es sie er ich mir mich wir ' +
			'uns du dir dich ihr man wer was welche welcher welches wann wo warum wie denn so auch nur über unter mehr sehr'
	)
};

const fr: Cues = {
	...en,
	imperative: /^(?!)/,
	ownLife: /\b(?:j['’]ai|j['’]étais|écrivez-moi)\b/i,
	recommends: /\b(?:je (?:recommande|conseille)|nous recommandons|le mieux|mon conseil)\b/i,
	advises:
		/\b(?:devr\w+|doit|doivent|devez|dois|il faut|recommand\w+|conseill\w+|mieux|important\w*|surtout|évite\w*|essay\w+|jamais|toujours|nécessaire\w*)\b/iu,
	hedges: /(?:bonne question|difficile à dire|je ne sais pas|désolé|merci)/i,
	aside: /^(?:\(|par exemple|p\. ?ex\.|voir|notez|remarque)/i,
	continues:
		/^(?:cela|ceci|ça|ce|cette|ces|il|elle|ils|elles|mais|et|ou|donc|alors|aussi|cependant|toutefois|sinon)\b/i,
	opener:
		/^(?:(?:alors|et|mais|bon|bien|donc|ensuite|aussi|cependant|toutefois)\s*[,.:!…]+\s*|(?:et|mais|alors)\s+)+/iu,
	short: /^(?:en (?:bref|résumé|un mot)|réponse courte|résumé)\b[\s:,—–-]*/i,
	yesNo:
		/^(?:oui|non|si|bien sûr|peut-être|pas (?:forcément|vraiment)|ça dépend|cela dépend|jamais|toujours)\b/i,
	polar:
		/^(?:est-ce|peut-on|puis-je|dois-je|faut-il|y a-t-il|existe-t-il|[\p{L}]+-(?:je|tu|il|elle|on|nous|vous|ils|elles|ce))\b/iu,
	because: /,?\s+(?:parce qu['’e]\s*|car\s+|puisqu['’e]\s*)/i,
	why: 'Pourquoi ?',
	whereas: /,?\s+(?:tandis qu['’e]\s*|alors qu['’e]\s*)/i,
	pronoun: /(?:^|[\s«"'(])(cela|ceci|ça|celui-ci|celle-ci)(?=[\s?.,;!]|$)/i,
	backward: /\b(?:ci-dessus|précédent\w*|voir|idem)\b/i,
	stop: words(
		'le la les un une des du de d l et ou mais si à au aux en dans sur par pour avec comme est sont était être ai as a ont ' +
			'avoir peut peuvent doit faut ne pas non oui il elle ils elles ce cet cette ces je j me moi mon ma mes nous vous votre ' +
			'vos on qui que quoi quel quelle quels quelles quand où pourquoi comment plus très aussi'
	)
};

const es: Cues = {
	...en,
	imperative: /^(?!)/,
	ownLife: /\b(?:yo (?:era|tenía|hice)|escríbeme)\b/i,
	recommends: /\b(?:recomiendo|recomendamos|aconsejo|lo mejor|mi consejo)\b/i,
	advises:
		/\b(?:deb(?:e|es|en|ería\w*)|hay que|tiene[ns]? que|recomend\w+|recomiend\w+|aconsej\w+|mejor|importante\w*|sobre todo|evit\w+|intent\w+|nunca|siempre|necesari\w+)\b/iu,
	hedges: /(?:buena pregunta|difícil de decir|no (?:lo )?sé|lo siento|gracias)/i,
	aside: /^(?:\(|por ejemplo|p\. ?ej\.|véase|ver|nota)/i,
	continues:
		/^(?:esto|eso|esta|este|estos|estas|ello|él|ella|ellos|pero|y|o|entonces|también|sin embargo|además)\b/i,
	opener:
		/^(?:(?:entonces|y|pero|bueno|pues|además|también|sin embargo)\s*[,.:!…]+\s*|(?:y|pero|pues)\s+)+/iu,
	short: /^(?:en (?:resumen|pocas palabras|breve)|respuesta corta|resumen)\b[\s:,—–-]*/i,
	yesNo:
		/^(?:sí|si|no|claro|por supuesto|quizás?|tal vez|depende|no necesariamente|nunca|siempre)\b/i,
	polar:
		/^¿?(?:es|son|está|están|puedo|puede|pueden|podría|debo|debe|debería|hay|tengo que|tiene|existe|necesito|se puede|vale)\b/i,
	because: /,?\s+(?:porque|ya que|puesto que)\s+/i,
	why: '¿Por qué?',
	whereas: /,?\s+mientras que\s+/i,
	pronoun: /(?:^|[\s¿¡"'(])(esto|eso|ello|ésta?|ésa?)(?=[\s?.,;!]|$)/i,
	backward: /\b(?:arriba|anterior\w*|véase|ídem)\b/i,
	stop: words(
		'el la los las un una unos unas de del al a y o pero si en con por para como es son era ser estar está están he ha han ' +
			'haber puede pueden debe hay no sí lo le les se su sus mi mis me te tu tus nos yo él ella que qué quién cuál cuáles ' +
			'cuándo dónde cómo cuánto cuánta más muy también'
	)
};

const LANGUAGES: Record<string, Cues> = { en, de, fr, es };

/** By a BCP 47 tag; English where none is stated, which does nothing to other languages' sentences. */
export function cuesOf(language = 'en'): Cues {
	return LANGUAGES[language.slice(0, 2).toLowerCase()] ?? en;
}

/** Words of a text that say what it is about, in small letters. */
export function subjectWords(text: string, { stop }: Cues): string[] {
	return (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []).filter(
		(word) => word.length > 1 && !stop.has(word)
	);
}
