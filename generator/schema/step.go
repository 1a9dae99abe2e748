package schema

// Step is a row of a session plan: an activity (Use), something in the
// author's words (Title), or a break (Break minutes).
type Step struct {
	Use, Title string
	Break      int // minutes
	Time       Minutes
	HasTime    bool // whether Time was written; else the activity's counts
	TimeMin    int  // shortest minutes; 0 when not said
	Who, Phase string
	At         string // "19:00", or ""
	Note, Say  string
	Materials  []Material
	Handout    string // page id
	IfShort    string // keep, shorten or skip
	Backup     string // page id

	// Places in the file; -1 for what was not written.
	Off, UseOff, TimeOff, AtOff, HandoutOff, BackupOff, IfShortOff int
}

// Steps is the rows of a session plan; a fresh slice.
func (v Values) Steps(name string) []Step {
	val := v.find(name)
	if val == nil {
		return nil
	}
	out := make([]Step, len(val.items))
	for i, s := range val.items {
		out[i] = s.step()
	}
	return out
}

func (val value) step() Step {
	text := func(name string) string { return val.sub(stepFields, name) }
	s := Step{
		Use: text("use"), Title: text("title"), Break: val.int(stepFields, "break"), TimeMin: val.int(stepFields, "time_min"),
		Who: text("who"), Phase: text("phase"), At: text("at"), Note: text("note"), Say: text("say"),
		Handout: text("handout"), IfShort: text("if_short"), Backup: text("backup"),
		Off: val.off, UseOff: val.subOff("use"), TimeOff: val.subOff("time"), AtOff: val.subOff("at"),
		HandoutOff: val.subOff("handout"), BackupOff: val.subOff("backup"), IfShortOff: val.subOff("if_short"),
	}
	if time := val.get("time"); time != nil {
		s.Time, s.HasTime = time.minutes(), true
	}
	if materials := val.get("materials"); materials != nil {
		s.Materials = materials.materials()
	}
	return s
}
