/**
 * Every number of the sector suggestion that was tuned. `npm run evaluate -- fit-sectors` finds weights and confidence from the coded
 * notices, each asked about by what is known of the others, and prints what five-fold cross-validation makes of them.
 */
export const tuned = {
  /** Neighbours that vote, and how much nearer ones count: the power of their similarity. 50 or 100, and a power of 2 or 4, are as good. */
  neighbours: 60,
  nearness: 3,
  /** What an additional code counts beside the main one; 1 is as good. */
  additional: 0.5,
  /** Labels looked at. */
  labels: 150,
  weights: {
    'vote of neighbours': 4.04,
    'vote for the category': 1.26,
    'vote for the class': 0.71,
    'vote for the group': 1.3,
    'vote for the division': 3.13,
    'nearest with the code': 3.28,
    'label in the title': 1.92,
    'label in the text': 2.73,
    'label searched': 1.2,
    'label where the group is voted for': -2.13,
    'is a division': 1.88,
    'is a group': 1.12,
    'is a class': 0.91,
    'is a category': 0.36,
  },
  /** From a code's share of all likelihood to the frequency with which it is right: a logistic of the share's logit (`confidenceAsShipped`; error 0.02). */
  confidence: { slope: 0.7, intercept: 0.35 },
  /** Below this nothing is suggested, and the person is asked. */
  floor: 0.1,
};

export type Weights = typeof tuned.weights;
