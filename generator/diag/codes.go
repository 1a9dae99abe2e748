package diag

// Code is one kind of mistake: its stable name, how heavy it is, and the
// paragraph that tells an author what it means and how to mend it.
type Code struct {
	Name     string
	Severity Severity
	Explain  string // plain words, no line breaks; printed wrapped
}

// Lookup finds a code by its name.
func Lookup(name string) (Code, bool) {
	for _, c := range codes {
		if c.Name == name {
			return c, true
		}
	}
	return Code{}, false
}

// Codes lists every code in the order of the table: files, front matter,
// text, links, kinds' own rules, settings, output, theme.
func Codes() []Code { return append([]Code(nil), codes...) }

// Names lists the names of all codes, for hints and completion.
func Names() []string {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = c.Name
	}
	return names
}

var codes = []Code{
	// Files.
	{"site-missing", Error, "There is no folder called content here, so there is no handbook to build. Change to the folder that holds content/, name it on the command line (handrail build my-handbook), or start a new handbook with handrail init."},
	{"kind-unknown", Error, "The first folder below content/ decides what kind of page a file is: playbooks/, techniques/, activities/ and so on. This folder is none of them but nearly one, or it is one that Handrail fills itself, so the page would not be found where readers look for it. Rename the folder, or move the file. handrail kinds lists the folders."},
	{"folder-unknown", Warning, "The first folder below content/ decides what kind of page a file is, and no kind has this folder. Its pages are shown as guides, in the list of guides and in search, under addresses that begin with the folder's name. Move them to the right folder if they are something else. handrail kinds lists the folders."},
	{"file-left-out", Warning, "This looks like a page or a document, but it is not part of the handbook: pages are files that end in .md, and other files go along only when a page links to them. Nobody who reads the handbook will see it. Write it in Markdown, rename it, link it from a page, or move it out of content/."},
	{"kind-mismatch", Error, "The page says it is one kind, but its folder says another. The folder decides. Move the file, or delete the kind line: it is never needed."},
	{"file-encoding", Error, "The file is not plain UTF-8 text, so letters such as é or ’ would come out broken. In your editor choose Save as, and pick the encoding UTF-8. Windows Notepad calls UTF-16 'Unicode'."},
	{"file-too-large", Error, "The file is larger than 5 MB, which no page of a handbook needs to be. Most often a picture or a whole document was pasted into the text. Split the page, or save the picture as a file of its own and link it."},
	{"file-line-long", Error, "A line of the file is longer than 200,000 letters. Most often something that is not text was pasted in. Delete it or break it into lines."},
	{"file-deep", Error, "Lists or quotes are nested more than 100 levels deep. No reader can follow that, and it would make the build very slow. Remove the extra > signs, list marks or spaces at the start of the line."},
	{"file-footnotes", Error, "The page has more than 1,000 footnotes. No reader follows so many, and they would make the build slow. Split the page, or write the notes into the text."},
	{"file-brackets", Error, "The line has thousands of opening brackets or emphasis marks that are never closed, which would make the build very slow. Most often something that is not text was pasted in. Delete it, or put it in a code block."},
	{"file-table", Error, "The tables of the page have more than 200,000 cells. Every row gets as many cells as the head of its table, even when it is short. Split the page, or remove columns that are empty."},
	{"file-slow", Error, "Reading this page took longer than ten seconds and was given up, so that one page cannot stop the handbook. Look for pasted text with many brackets, stars or deep lists, and remove it."},
	{"file-internal", Error, "Handrail itself failed while it read this page. That is a bug of ours, not a mistake of yours, and it stops the build so that nothing half made is published. Please report it with the page. Until it is mended, try leaving out what you changed last."},
	{"file-symlink", Error, "The file is a link that leads outside the content folder, to nothing, or to a folder. A handbook must be whole by itself: copy the file or folder into content/ instead of linking to it."},
	{"file-not-regular", Error, "This is not an ordinary file (it is a pipe, a socket or a device), so it cannot be read as a page. Remove it from content/."},
	{"file-unreadable", Error, "The file could not be read. Most often its permissions keep you out. Check who owns it and whether you may read it."},
	// Front matter.
	{"front-missing", Error, "Every page starts with its front matter: a line of three dashes, some 'name: value' lines, and another line of three dashes. At least title is needed. handrail new writes a page that has it all."},
	{"front-unclosed", Error, "The front matter starts with a line of three dashes but the second line of three dashes, which ends it, is missing or is indented. Without it the whole page would be taken as settings. Put --- on a line of its own where the text of the page begins."},
	{"front-invalid", Error, "The front matter could not be read as YAML. Usual causes: a colon inside a value (put the value in quotes: title: \"Conflict: what to do\"), a tab at the start of a line (use spaces), a bracket or quote that is not closed."},
	{"front-duplicate", Error, "The same field stands twice. Only one of them could count, and nobody could tell which. Keep one."},
	{"front-anchor", Error, "The front matter uses YAML anchors or aliases (& and *). Handrail does not follow them, since they hide what a page says. Write the value out, or put it in quotes if it only starts with & or *."},
	{"field-unknown", Error, "This kind of page has no field of that name. It may be misspelt, or belong to another kind. handrail kinds KIND lists the fields."},
	{"field-missing", Error, "A field that this kind of page needs is missing. Add it to the front matter. handrail kinds KIND says what it means and shows an example."},
	{"field-wanted", Warning, "A field that readers would miss is not there. The page is built all the same: without a summary, lists and search show the title alone. Add it when you can."},
	{"field-type", Error, "The value is of the wrong sort: words where a number is needed, one value where a list is needed, and the like. The message says what is expected."},
	{"field-value", Error, "The value is not one of those that this field allows. The message lists them."},
	{"field-long", Warning, "The value is longer than the place where it is shown. Summaries over 160 letters are cut off on a phone. Shorten it."},
	{"field-html", Warning, "The fields above the text hold plain words. A tag such as <b> does nothing there: readers see it with its brackets, in the title, in lists and in search. Remove it."},
	{"phone-number", Error, "A phone number was written without quotes. YAML would read it as a number and drop leading zeros or the plus sign: 0800123 would become 800123. Put it in quotes: phone: \"0800 123\"."},
	{"tag-unknown", Error, "handbook.yaml lists the tags of this handbook, and this one is not among them. Use one of the list, or add it there."},
	{"ref-missing", Error, "The page names another page by its id (the file name without .md), and there is none of that name. Check the spelling, or make the page."},
	{"ref-ambiguous", Error, "Two pages of different kinds have this id. Say which one is meant by writing its folder before it: policies/limits-of-confidentiality."},
	// Text.
	{"html-raw", Error, "The page holds HTML tags. Handrail shows Markdown only: HTML would break on paper, on screen readers and in the phone's offline copy, and can carry harmful code. Write it in Markdown; to show a < sign put it between backticks."},
	{"heading-level", Warning, "Headings go down one step at a time: ## then ###. The page's title is its only # heading and comes from the front matter. People who use a screen reader find their way by these levels."},
	{"heading-empty", Warning, "A heading has no words, so nobody can find or link to the part below it. Write some, or remove the # signs."},
	{"label-unknown", Warning, "A quote starts with a bold label and a colon, but it is not one of the labels that Handrail knows: Say, Do, Avoid, Escalate, Why. It is shown as a plain quote. Check the spelling."},
	{"alert-unknown", Warning, "A quote starts with [!NAME], but NAME is not one of the five that exist: NOTE, TIP, IMPORTANT, WARNING, CAUTION. It is shown as a plain quote."},
	{"image-alt", Error, "The picture has no words for people who cannot see it. They would not know that anything is there. Write what it shows between the square brackets: ![Chairs in a circle](circle.svg)."},
	{"image-large", Warning, "The picture is larger than 300 kB. On a weak signal it takes many seconds, and every phone that saves the handbook must keep it. Make it smaller before you add it."},
	// Links.
	{"link-missing", Error, "The link leads to a page or file that does not exist. Links are written from the page they stand in: ../playbooks/conflict.md goes one folder up, then into playbooks."},
	{"link-anchor", Error, "The page exists, but it has no heading of that name. The part after # is the heading in small letters with dashes for spaces: ## First minute becomes #first-minute."},
	{"link-draft", Error, "A finished page links to a page that is still a draft, and drafts are left out of the handbook. Finish the draft, or remove the link."},
	{"link-outside", Error, "The link leads to a file outside content/. It would break as soon as the handbook is copied to a phone or a USB stick. Copy the file into content/."},
	{"link-scheme", Error, "The link starts with something a handbook must not open. Allowed are https:, http:, mailto:, tel: and sms:, and links to files of the handbook. Links that start with javascript: or data: can carry harmful code."},
	{"link-host", Error, "The link starts with // or leads to the top of the web site (/...). It would break when the handbook is opened from a phone or a USB stick. Write a link from this page, such as ../guides/your-role.md, or a whole address with https://."},
	{"image-missing", Error, "The picture is not there. Its path is written from the page it stands in. Check the spelling, capital letters too."},
	{"image-remote", Error, "The picture would be fetched from another web site. That tells the other site who reads the handbook, and fails without signal. Save the picture in content/ and link it there."},
	{"link-empty", Warning, "The link has no words, so nobody can see or tap it, and a screen reader reads out the address. Write between the square brackets where it leads: [Two people are in conflict](conflict.md)."},
	{"image-active", Error, "The SVG picture holds more than a drawing: a script, an event handler, or something that is fetched from elsewhere. Opened by itself it would run like a page of the handbook. Export it again as a plain SVG (drawing programs call it 'optimised' or 'for the web'), or as PNG."},
	{"link-lost", Warning, "This was meant to be a link or a footnote, but it cannot be read as one, so readers see the brackets. Usual causes: a blank in the address (write %20, or rename the file), a space between ] and (, or a footnote [^1] whose text [^1]: is missing."},
	{"file-link-kind", Error, "The link leads to a sort of file that a handbook does not carry. Pictures (svg, png, jpg, webp, gif, avif) and documents (pdf, txt, csv, docx, odt, ics, mp3) are copied; web pages, programs and scripts are not."},
	// Kinds' own rules.
	{"section-missing", Warning, "This kind of page has fixed parts, so that a person under stress always finds the same thing in the same place. One of them is missing. Add a heading with exactly the words given."},
	{"section-order", Warning, "The parts of this kind of page always come in the same order. Move the part to its place."},
	{"section-shape", Warning, "This part must be a numbered list: 1. 2. 3. Steps are read under stress, and questions are answered one by one. Write each step on a line of its own that starts with a number and a dot."},
	{"steps-count", Warning, "First minute holds three to five steps: what one person can do and keep in mind in a minute. Move the rest to Do now."},
	{"step-long", Warning, "A step of First minute has more than 12 words. It is read mid-session, on a phone, perhaps while someone cries. One action, starting with a verb."},
	{"question-options", Error, "A question of a self-check (Check yourself) needs answers to choose from: at least two, in a list below the question, indented. Each starts with a box: - [ ], and - [x] for the best one. A line without a box cannot be chosen."},
	{"question-answer", Error, "Each question of a self-check has exactly one best answer, marked - [x]. Without one nobody could get it right; with two, nobody could know which one is meant. Where several answers are good, ask for the first thing to do, or make it two questions."},
	{"question-feedback", Warning, "An answer of a self-check does not say why it is right or not. That line is what people learn from, most of all after a wrong answer. Write a kind sentence on the line below the answer, indented as far as its words."},
	{"term-duplicate", Error, "The glossary explains the same word twice. Keep one of them."},
	{"contact-number", Error, "A phone number may hold digits, spaces, and + - ( ) . only. Letters and extensions go into hours or the text of the page."},
	{"contact-empty", Error, "The contact has no way to reach it: no phone, no sms, no chat_url. Add one, or mark it placeholder: true until you know it."},
	{"contact-few", Warning, "A playbook for an urgent moment names at least two contacts, so that there is someone to call when the first does not answer. Add them as contacts: [first-id, second-id]."},
	{"gap-open", Warning, "The page says that it is yours (a policy with adoption: adopted, a contact that is no placeholder), or people get it on paper (a handout), but its text has a gap in [brackets]. In a hard moment the reader would find brackets where the answer should be. Write what holds for your program, take the line out, or put ______ where people write by hand."},
	{"number-link", Error, "The link dials a number that is written into this page (tel: or sms:). A number lives in one place only, its page in contacts/, so that one place must be checked and changed. Link that page: it becomes the number, and a tap calls it."},
	{"number-written", Warning, "The text tells readers to call a number that is written into this page. When it changes, nobody will find it here. Put it into a page in contacts/ and link that page: the link shows the number. If it is no number to call, say so in handbook.yaml: lint: {except: [{advice: number-written, pages: [page-id], why: the reason}]}."},
	{"contact-expired", Warning, "The contact was last checked longer ago than its valid_days (180 without it). Numbers change, and a wrong one is worse than none. Call it, then set verified: to the day of the call. Pages that show it say so by themselves from that day on."},
	{"review-due", Warning, "The page says that somebody qualified must check it again by a certain day (review_by:), and that day is over. Ask them, then set reviewed: and review_by: anew."},
	// Words and reading.
	{"words-harm", Warning, "Words about suicide and self-harm can harm a reader in danger: those that make it a crime or a success, and those that tell how. Each language has a list of its own. The hint says what to write instead. Nothing is said about parts called Avoid, lines that begin with Avoid:, a quotation behind 'do not say' or 'not', aliases: and signs:. A word that is right here is allowed in handbook.yaml, with the reason: lint: {allow: [{word: Cry for Help, why: the name of a charity}]}."},
	{"words-person", Warning, "The words make a person of an illness or a habit. Put the person first: a person who uses drugs, people without a home. Each language has a list of its own. Nothing is said about parts called Avoid, lines that begin with Avoid:, a quotation behind 'do not say' or 'not', aliases: and signs:. A word that is right here is allowed in handbook.yaml, with the reason: lint: {allow: [{word: crazy golf, why: a game}]}. More words to avoid go there too: lint: {avoid: {frequent flyer: someone who comes often}}."},
	{"sentence-long", Warning, "A sentence of First minute, Say this or a step's say: has more than 25 words. It is to be said aloud, or read while something happens. Make two of it."},
	{"step-verb", Warning, "A step of First minute starts with a word with which no order starts, such as 'the' or 'you'. Under stress people read the first word. Start with what to do: Stay, Call, Move, Ask."},
	{"reading-grade", Warning, "The page is harder to read than a person under stress, or one who reads in a second language, should have to manage: above grade 7 of school for playbooks and plans, 8 for other pages, with half a grade to spare. The grade is that of Flesch and Kincaid: 0.39 x words in a sentence + 11.8 x syllables in a word - 15.59. It counts running text of 100 words or more, without headings, tables and sources, and was made for English: pages in other languages have no grade. Shorter sentences help most. handrail check --reading lists all kinds; handbook.yaml can except a page with lint: {except: [{advice: reading-grade, pages: [page-id], why: the reason}]}."},
	{"page-double", Warning, "Two pages are nearly the same: of all runs of four words, seven in ten stand on both. Readers find one and do not know which counts, and a correction reaches only one. Keep one and link it."},
	{"page-orphan", Warning, "No page names or links this contact or policy, and the help strip does not show it. Other pages are found in the list of their library; a contact is needed where something happens. Name it in contacts: or policies: of a playbook, or link it."},
	{"term-missing", Warning, "A line See: of the glossary names a word that the glossary does not explain and that is no link. Add the word as a ### heading, or link the page that explains it."},
	{"lint-except", Error, "lint: {except: [...]} in handbook.yaml names advice that does not exist, or that may not be switched off. These may be: words-harm, words-person, step-verb, step-long, steps-count, sentence-long, number-written, reading-grade, page-double, page-orphan, term-missing. Mistakes, dates that have passed and what a release insists on stay."},
	{"starter-changed", Warning, "A page about life and safety was corrected in the starter handbook since yours was started from it. handrail starter PAGE shows what is different, line by line: take over what holds for you. Then handrail starter --seen PAGE remembers that you looked."},
	// Release.
	{"release-contact", Error, "A handbook is not ready for a group while a contact is a placeholder: in danger the page would show no number. handrail localise asks for each, one after the other. Remove contacts that you do not have, with their names on other pages."},
	{"release-checked", Error, "A contact has no day on which it was checked (verified:), or that day is longer ago than its valid_days. Call the number, then set verified: to the day of the call."},
	{"release-gap", Error, "A contact or a policy says that it is yours, or a handout is given out, and its text still has a gap in [brackets]. In a hard moment the reader would find brackets where the answer should be. Write what holds for your program, or take the line out."},
	{"release-policy", Error, "A policy is still the template that came with the starter handbook. Fill its gaps in [brackets], have it decided, then set adoption: adopted, adopted_by: and effective:. handrail localise asks for these."},
	{"release-review", Error, "The page is about life and safety (safety: critical), and nobody qualified has reviewed it, or the review is past its day. A translation needs a review of its own, by someone who speaks its language. Ask your clinical lead. Then add reviewed: with the day, reviewer: with their role, and review_by: with the day by which to look again."},
	{"release-translation", Error, "A page about life and safety was changed after it was translated. A reader of the translation could act on old advice. Bring the translation up to date and write the new source_rev, or remove the translation: readers are then led to the page as it is. handbook.yaml can leave this question out with release:."},
	{"release-urgent", Error, "A playbook for an urgent moment names nobody to call. Add contacts: [first-id, second-id]."},
	// Plans.
	{"plan-step", Error, "A step of a session plan is exactly one of three things: use: (an activity by its id), title: (your own words), or break: (minutes). This step has none or more than one of them."},
	{"plan-time-missing", Error, "A step of the plan has no time, and no activity that it could be taken from. Handrail never guesses minutes: write time: 10."},
	{"plan-overrun", Warning, "The steps of the plan take longer than the booked time. Shorten or remove a step, or book a longer slot. The page and the printed sheet say by how much."},
	{"plan-pin-late", Warning, "A step is pinned to a clock time with at:, but the steps before it take longer than that. The plan goes on from the real time. Shorten what comes before, or move the pin."},
	{"plan-no-start", Warning, "A step has a clock time (at:), but the plan does not say when it starts, so its times count from 0:00 and at: changes nothing. Add start: to the plan, or remove at:."},
	{"plan-size", Warning, "A step uses an activity that is made for fewer or more people than the plan's group:. Use another activity, or correct group:. If the activity works with so many all the same, widen the size: on its page."},
	{"plan-comfort", Warning, "A step asks people to show much of themselves (comfort: 3). That needs agreements first: put a step with phase: agree before it. At a first meeting (first_meeting: true) it is too early even then; use an activity with comfort: 1 or 2."},
	{"plan-no-break", Warning, "The group has no break of five minutes or more for longer than 90 minutes. People tire, and some need to go out. Put a break in: {break: 10}. Free minutes before a step with at: count as a break."},
	{"plan-shorten", Warning, "A step says if_short: shorten, but it cannot be cut: neither the step nor its activity has a time_min:, or the time_min: is more than the step takes. When you run late, nothing would be saved. Add time_min:, or write if_short: keep or skip."},
	// Settings.
	{"settings-missing", Error, "There is no file content/handbook.yaml. It holds the handbook's settings; only title is needed."},
	{"settings-help", Error, "help: names one to three contacts by their id (the file name in contacts/ without .md). Numbers are never written here: a number lives in one place only, its contact page."},
	// Output.
	// Translations.
	{"translation-language", Error, "A page called name.es.md is the page name.md in the language es. This file names the language of the handbook itself, or one that the theme has no words for. Rename the file, or add the language to the theme: locales/TAG.yaml beside the one for Spanish, which shows what is needed. If the dot means something else, write a dash instead."},
	{"translation-source", Error, "A translation lies beside the page that it translates, under the same name: playbooks/conflict.md and playbooks/conflict.es.md. The page of this translation is not there. It was renamed or removed, or the name is misspelt. Rename the translation too, or remove it."},
	{"translation-key", Warning, "A translation brings the words that readers see: title, summary, signs, everyday words, what to say in the steps of a plan. Times, sizes, contacts, urgency and everything else come from the page, so that both languages lead to the same session and the same help. What the translation says otherwise is left out. Remove it there, or change the page."},
	{"translation-stale", Warning, "The page was changed after this translation was made, so readers of the translation may miss something. Compare the two, bring the translation up to date, then write the new source_rev: it is the first 12 digits of the SHA-256 of the text of the page below its front matter. Until then readers are told that the translation may be out of date."},
	{"output-duplicate", Error, "Two files would become the same page of the handbook, and one would be lost. Rename one of them."},
	{"name-collision", Error, "Two names differ only in capital letters or in how an accent is stored. On Windows, on a Mac and on a USB stick they are one and the same file. Rename one of them."},
	{"name-windows", Error, "The name cannot be used on Windows, so the handbook could not be copied to a USB stick or opened there. Avoid < > : \" | ? * and \\, a dot or space at the end, and names such as con, aux, nul. Short names of small letters, digits and dashes always work."},
	{"name-long", Error, "The path of the page is longer than 200 letters, which breaks on Windows and on USB sticks. Use a shorter file or folder name."},
	{"moved-from", Warning, "moved_from lists old addresses of this page, so that old links still work. Each must be a path in the handbook that ends in .html, and no other page may live there. This one is left out, and everything else is built as if the line were not there: a page that lives at the address stays."},
	{"offline-large", Warning, "Phones keep the whole handbook, so that it opens without a connection. Above 2 MB in all they keep only the most needed pages until the reader asks for more. Pages are small (about 3 kB each as they travel); what grows is pictures and documents, and these are now more than 1 MB. Make the largest smaller (photographs as JPEG or WebP of 1,200 pixels, PDFs saved 'for the web'), or link to a page with the same words instead."},
	// Theme.
	{"theme-missing", Error, "handbook.yaml names a theme that does not exist. Make the folder themes/NAME, or remove the theme line to use the one that comes with Handrail."},
	{"theme-contrast", Error, "A colour of your own in handbook.yaml (theme: {accent: ..., accent_dark: ...}) is too pale or too dark for the page behind it, so links and buttons could not be read by everyone. The message names the nearest colour that can be read. accent is for light pages, accent_dark for dark ones; without accent_dark a fitting one is worked out."},
	{"template-fault", Error, "A template of the theme has a mistake, so no page can be made with it. The message names the template and the line. If you changed a copy in themes/, compare it with the original."},
}
