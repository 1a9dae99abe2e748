package schema

// Fields and parts of what an organisation makes its own.

var contactFields = []Field{
	{Name: "label", Type: TypeText, Max: 40, Doc: "Short name on buttons; without it, the title.", Example: "Call 24/7 crisis line"},
	{
		Name: "role", Type: TypeEnum, Values: []string{"emergency", "crisis", "text", "abuse", "supervisor", "medical", "other"}, Required: true, New: "other", Print: true,
		Labels: []string{"Emergency", "Crisis line", "Text or chat", "Abuse and violence", "Supervisor", "Medical", "Other"}, Doc: "What the contact is for.",
	},
	{Name: "phone", Type: TypePhone, Print: true, Doc: "The number to call, exactly as it is dialled.", Example: `"555 0100"`},
	{Name: "sms", Label: "Text message", Type: TypePhone, Print: true, Doc: "The number to send a text message to.", Example: `"555 0101"`},
	{Name: "text_body", Type: TypeText, Print: true, Doc: "What to write in the text message.", Example: "HELLO"},
	{Name: "chat_url", Label: "Chat", Type: TypeURL, Print: true, Doc: "Address of a chat.", Example: "https://example.org/chat"},
	{Name: "hours", Type: TypeText, Print: true, Doc: "When someone answers.", Example: "every day, day and night"},
	{Name: "languages", Type: TypeTextList, Print: true, Doc: "Languages that are spoken there.", Example: "[English, Spanish]"},
	{Name: "access", Type: TypeText, Print: true, Doc: "Text telephone or relay service.", Example: "relay service on request"},
	{Name: "area", Type: TypeText, Print: true, Doc: "Where it works.", Example: "whole country"},
	{Name: "verified", Label: "Checked", Type: TypeDate, Print: true, Doc: "When someone last called it.", Example: "2026-11-01"},
	{Name: "verified_by", Label: "Checked by", Type: TypeText, Doc: "The role of who called it.", Example: "Program lead"},
	{Name: "valid_days", Type: TypeInt, Min: 1, Max: 3650, Default: "180", Unit: "days", Doc: "Days until it must be checked again.", Example: "180"},
	{Name: "placeholder", Type: TypeBool, Default: "false", New: "true", Doc: "Not set yet; shown without a number until you fill it in."},
}

var contactParts = []Part{
	section("When to use it", "What this contact is for, and what not."),
	section("What to say", "The first sentence when they answer."),
	section("Have ready", "What they will ask."),
	section("How to set it up", "For the program lead: where to find the number, and how to check it."),
}

var policyFields = []Field{
	{Name: "adoption", Type: TypeEnum, Values: []string{"template", "adopted"}, Labels: []string{"Template, not yet adopted", "Adopted"}, Default: "template", New: "template", Print: true, Doc: "Whether your organisation has made it its rule."},
	{Name: "adopted_by", Type: TypeText, Print: true, Doc: "Who decided.", Example: "Program lead"},
	{Name: "effective", Label: "In force since", Type: TypeDate, Print: true, Doc: "From when it holds.", Example: "2026-11-01"},
	{Name: "law", Label: "Law", Type: TypeText, Print: true, Doc: "The law or contract behind it.", Example: `"[your local law]"`},
}

var policyParts = []Part{
	must("The rule", "The rule in one or two plain sentences."),
	section("Who", "Who decides and who must follow it."),
	section("When", "When it applies."),
	section("How", "What to do, in order."),
	section("Words to use", "How to say it to the group."),
}
