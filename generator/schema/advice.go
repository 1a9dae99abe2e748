package schema

// Lint is what handbook.yaml changes in the advice on its pages.
type Lint struct {
	Avoid  []Words
	Allow  []Allowed
	Except []Except
}

// Allowed is a word of a list of words to avoid that is right here.
type Allowed struct {
	Word, Why string
	Off       int // place of Word
}

// Except is advice that does not hold.
type Except struct {
	Advice   string   // a diagnostic's code
	Pages    []string // ids; none means the whole handbook
	Why      string
	Off      int   // place of Advice
	PageOffs []int // places of Pages
}

// Lint is the changes to the advice.
func (v Values) Lint(name string) Lint {
	var lint Lint
	if val := v.find(name); val != nil {
		if avoid := val.get("avoid"); avoid != nil {
			lint.Avoid = avoid.words()
		}
		if allow := val.get("allow"); allow != nil {
			lint.Allow = allow.allowed()
		}
		if except := val.get("except"); except != nil {
			lint.Except = except.excepts()
		}
	}
	return lint
}

func (val value) allowed() []Allowed {
	var out []Allowed
	for _, a := range val.items {
		out = append(out, Allowed{Word: a.sub(allowedFields, "word"), Why: a.sub(allowedFields, "why"), Off: a.subOff("word")})
	}
	return out
}

func (val value) excepts() []Except {
	var out []Except
	for _, e := range val.items {
		x := Except{Advice: e.sub(exceptFields, "advice"), Why: e.sub(exceptFields, "why"), Off: e.subOff("advice")}
		if pages := e.get("pages"); pages != nil {
			for _, p := range pages.items {
				x.Pages, x.PageOffs = append(x.Pages, p.text), append(x.PageOffs, p.off)
			}
		}
		out = append(out, x)
	}
	return out
}
