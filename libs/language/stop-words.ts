const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/**
 * Function words, as `normalise` leaves them. They carry no subject, and by them one knows a language: so each list holds the most frequent
 * words that are short, and leaves out any that a listing could be about.
 */
export const stopWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: list(
    'a about above after again against all also am an and any are as at be because been before being below between both but by can could did do does doing down during each few for from further had has have having he her here hers him his how i if in into is it its itself just may me more most must my no nor not of off on once only or other our ours out over own same shall she should so some such than that the their theirs them then there these they this those through to too under until up us very was we were what when where which while who whom why will with within without would you your yours',
  ),
  ru: list(
    'а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее если есть еще же за здесь и из или им их к как какой ко когда которая которого которой которые который которых кто ли либо между меня мне может можно мы на над надо наш наша наши не него нее нет ни них но ну о об однако он она они оно от очень по под после потому при про с со свой своей своих себя себе со так также такой там те тем то того той только том тот ту ты у уже хотя чего чей чем что чтобы эта эти это этого этой этом этот эту я',
  ),
  ar: list(
    'في من على الي عن مع هذا هذه ذلك تلك التي الذي الذين ان او و ثم كما لكن بل حتي كل بعض غير عند قبل بين تحت فوق حول خلال منذ لدي لدينا هو هي هم نحن انا انت كان كانت يكون تكون قد لقد لا لم لن ما ماذا هل اي كيف اين متي اذا لو لان كي حيث به بها له لها لهم فيه فيها منه منها عليه عليها وفي ومن وعلي وهو وهي ايضا فقط ليس سوف يتم',
  ),
  vi: list(
    'và của các những là có cho với được trong để này đó khi như một cũng đã sẽ đang bởi vì nên thì mà hay hoặc tại về trên dưới theo đến rất nhiều hơn nhất phải tôi chúng bạn họ nó ai gì nào đâu vẫn còn nếu nhưng mỗi mọi',
  ),
  zh: list(
    '的 了 和 是 在 有 与 及 或 为 对 等 也 都 而 并 于 以 其 之 我们 您 你 他 她 它 这 那 到 哪 吗 呢 把 被 从 个 将 所 向 该',
  ),
  fr: list(
    'a ai ainsi au aucun aussi autre aux avec car ce cela ces cet cette chez comme d dans de des du elle elles en entre est et etc etre eu il ils j je l la le les leur leurs lui m mais me mes meme moi mon n ne nos notre nous on ont ou où par pas plus pour qu que qui s sa sans se ses si son sont sous sur ta te tes toi ton tous tout toute toutes tu un une vos votre vous y à été être',
  ),
  de: list(
    'aber alle als also am an auch auf aus bei bin bis da das dass dein dem den der des die dies diese dieser dieses doch du durch ein eine einem einen einer eines er es für hat hatte ich ihm ihn ihr ihre im in ist ja kann kein keine man mein mich mit nach nicht noch nur ob oder ohne sein seine sich sie sind so um und uns unser unter vom von vor war was wenn werden wie wird wir zu zum zur über',
  ),
  es: list(
    'a al algo ante así aunque como con cual cuando de del desde donde dos e el ella ellas ellos en entre era es esa ese eso esta estas este esto estos está están fue ha han hasta hay la las le les lo los me mi muy más ni no nos nosotros nuestra nuestro o otra otro para pero por porque que quien se ser si sin sobre son su sus sí también te tiene tienen todo todos tu un una uno unos y ya',
  ),
  pt: list(
    'a ao aos as até com como da das de dele deles do dos e ela elas ele eles em entre era essa esse esta estas este estes está eu foi foram há isso isto já lhe mais mas me mesmo meu minha muito na nas nem no nos nossa nosso não nós o os ou para pela pelas pelo pelos por qual quando que quem se sem ser seu seus sua suas são só também te tem têm um uma umas uns você à às é',
  ),
  pl: list(
    'a aby ale bez bo być był była było były ci co czy dla do gdy gdzie go i ich ile im inne inny ja jak jako je jego jej jest jestem jeszcze jeśli już ją kiedy kto która które którego której który których lub ma mają mi mnie może można my na nad nam nas nasz nasze nie nich nim niż o od on ona one oni oraz po pod poza przed przez przy są się ta tak także tam te tego tej ten to tu tych tylko tym u w we więc wszystkie z za ze że',
  ),
  ro: list(
    'a acea aceasta această aceste acest acestea acestor acestui ai al ale am ar are as asupra au avea ca care ce cea cei cel cele cu cum dacă dar de decât deja despre din după ea ei el ele este eu fi fie fiind fost iar in la le lor lui mai mult ne nici noi nu o or pe pentru peste prin sa sau se si sunt să te tot un una unei unor unui va și în într întru între ți',
  ),
  tr: list(
    'acaba ama ancak bana bazı belki ben biz bu bunu bütün çok da daha de değil diye en gibi göre hem hep her hiç için ile ise kadar ki kim mı mi mu mü nasıl ne neden o olan olarak olduğu olur on onu sanki siz şey şu tüm ve veya ya yani hangi hangisi kaç kime kimin kimdir nedir nerede nereye nereden niçin niye tarafından sırasında arasında üzerinde sonra önce oldu olmuştur edilen eden etti etmek',
  ),
  hi: list(
    'का के की को में से है हैं था थे थी थीं हो होना होता होती होते हुआ हुई हुए और या एक यह ये वह वे इस इन उस उन इसके उसके इसका उसका इसकी उसकी जो जिस जिन जिसमें पर ने तो ही भी कि लिए तक साथ बाद द्वारा अपने अपना अपनी हम हमारे हमारा हमारी आप आपके मैं मुझे हमें उन्हें उन्होंने किया करना करने करता करती करते कर रहा रहे रही गया गई गए जा जाता जाती जाते कुछ कोई सभी सब बहुत अधिक नहीं न मत क्या कौन कौनसा कौनसी किस किसने किसके किसी कब कहां कहाँ कैसे क्यों कितना कितने कितनी तथा एवं व जब तब यदि अगर लेकिन परंतु फिर अब वाले वाला वाली',
  ),
};
