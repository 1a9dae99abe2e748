package theme

import "handrail/generator/site"

// people is a plan as those who come see it: what happens, in order. Times
// would only make people watch the clock, and who leads what is not theirs to
// keep.
func (r *renderer) people(n *site.Node) People {
	out := peopleOut(n)
	v := People{Base: r.sheetBase(out, n.Title, r.words.Word("What happens, in order."), "people"), Back: r.linkTo(out, n)}
	v.HeadTitle = r.words.Say("%s: for participants", n.Title) + " · " + r.site.Settings.Title
	v.Draft, v.Later = n.Draft, r.scripts(v.Root, "sheet") // which hands the choice on
	if sheet := r.runSheet(n, true); sheet != nil {
		for _, row := range sheet.Rows {
			if !row.Free {
				v.Items = append(v.Items, PeopleItem{Title: row.Title, Form: row.Form, Break: row.Break})
			}
		}
	}
	return v
}

// blankPlan is a run sheet without a plan.
func (r *renderer) blankPlan() BlankPlan {
	v := BlankPlan{Base: r.sheetBase(r.own(blankOut), r.words.Word("Blank plan sheet"), r.words.Word("An empty run sheet to fill in by hand."), "blankplan"), Back: r.plansLink(r.own(blankOut))}
	v.RunSheet = &RunSheet{Title: r.words.Word("Session plan"), Help: r.help(), Foot: r.imprint(), Rows: make([]SheetRow, sheetRows)}
	for i := range v.RunSheet.Rows {
		v.RunSheet.Rows[i].Step = i + 1
	}
	return v
}

// plansLink leads from a sheet that belongs to no plan to the list of plans,
// or home when there is none.
func (r *renderer) plansLink(out string) Link {
	for _, k := range r.kinds {
		if k.Name == "plan" {
			return Link{Text: k.Plural, URL: rel(out, r.libraryOut(&k))}
		}
	}
	return Link{Text: r.words.Word("Home"), URL: rel(out, r.own("index.html"))}
}
