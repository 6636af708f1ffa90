//! Random networks as trees: what they compute is said by the interpreter, how they are written by the source.

/// One or two sizes.
pub(crate) type Shape = Vec<usize>;

pub(crate) struct Network {
    pub(crate) index: usize,
    pub(crate) inputs: Vec<(String, Shape)>,
    /// A setting with its default and the value that the test gives it.
    pub(crate) settings: Vec<(String, usize, usize)>,
    /// Declared layers: name, units, activation.
    pub(crate) layers: Vec<(String, Dense)>,
    pub(crate) body: Vec<Statement>,
    pub(crate) result: String,
    pub(crate) output: Shape,
    /// How many parameters it has, those of the networks in it counted.
    pub(crate) parameters: usize,
}

#[derive(Clone)]
pub(crate) struct Dense {
    pub(crate) inputs: usize,
    pub(crate) units: usize,
    pub(crate) activation: &'static str,
}

pub(crate) enum Statement {
    Let {
        name: String,
        mutable: bool,
        shape: Shape,
        value: Expression,
    },
    Assign {
        name: String,
        value: Expression,
    },
    /// `for row in over { … }`; with a result, `let name = for row in over { …; result };`
    Rows {
        row: String,
        over: String,
        body: Vec<Statement>,
        result: Option<(String, String)>,
    },
    Repeat {
        setting: String,
        body: Vec<Statement>,
    },
    If {
        setting: String,
        above: usize,
        then: Vec<Statement>,
        otherwise: Vec<Statement>,
    },
}

pub(crate) enum Expression {
    Name(String),
    Chain {
        sources: Vec<String>,
        stages: Vec<Stage>,
    },
    Binary {
        sign: char,
        left: Box<Expression>,
        right: Box<Expression>,
    },
    Scaled {
        factor: f64,
        /// A setting that is added to the factor.
        said: Option<String>,
        shift: f64,
        of: Box<Expression>,
    },
    Slice {
        of: String,
        first: usize,
        end: usize,
    },
    /// A number everywhere in the declared shape.
    Number(f64),
}

pub(crate) enum Stage {
    Dense(Dense),
    Activation(&'static str),
    Declared(usize),
    Network { index: usize, settings: Vec<(String, usize)> },
    Concat,
    Flatten,
    Reverse,
}
