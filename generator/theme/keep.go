package theme

// keepOut is the page about keeping the handbook on a phone.
const keepOut = "keep.html"

// Missing is the page that a phone shows, from what it keeps, for addresses
// that lead nowhere. Unlike 404.html it has the search, and so names files: it
// lies one folder deep, all its links begin with ../, and the worker puts the
// handbook's own top in their place.
const Missing = "offline/missing.html"

// keep is the page about keeping the handbook on a phone. Its words are the
// theme's.
func (r *renderer) keep() Plain {
	v := Plain{Base: r.base(r.own(keepOut), r.words.Word("Keep it on your phone"), r.words.Word("How this handbook saves itself on your phone and opens without a connection."))}
	v.Class = "keep"
	return v
}

func (r *renderer) missing() Plain {
	v := Plain{Base: r.base(Missing, r.words.Word("This page is not here"), "")}
	v.Class, v.Canonical = "missing", "" // it has no address of its own,
	for i := range v.Links {
		v.Links[i].Current = "" // and is no part of anything
	}
	return v
}
