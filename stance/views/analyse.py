def render(view): pass
def render_alone(t,p,s): pass
